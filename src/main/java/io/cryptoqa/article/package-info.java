/** Articles: what they are, how they are listed and read. */
@ApplicationModule(allowedDependencies = {"body", "topic", "web"})
@NullMarked
package io.cryptoqa.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
