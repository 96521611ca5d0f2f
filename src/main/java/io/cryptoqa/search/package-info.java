/** Finding articles by their words: the index, who feeds it, and the questions it answers. */
@ApplicationModule(allowedDependencies = {"access", "article", "body", "change", "topic", "web"})
@NullMarked
package io.cryptoqa.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
