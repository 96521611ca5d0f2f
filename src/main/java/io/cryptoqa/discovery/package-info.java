/** Ways to articles: topics with their counts, related and latest articles. */
@ApplicationModule(allowedDependencies = {"article", "topic", "web"})
@NullMarked
package io.cryptoqa.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
