/** Bodies as people paste them: HTML, plain text and foreign trees, brought into Markdown. */
@ApplicationModule(allowedDependencies = "body")
@NullMarked
package io.cryptoqa.convert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
