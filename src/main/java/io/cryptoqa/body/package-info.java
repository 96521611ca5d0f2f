/** The body of an article: Markdown as it is stored, and the forms made from it. Pure Java. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.cryptoqa.body;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
