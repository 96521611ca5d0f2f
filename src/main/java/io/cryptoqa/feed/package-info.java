/** What other programs find and read articles by: feeds, sitemap, changes, llms.txt. */
@ApplicationModule(allowedDependencies = {"article", "body", "change", "discovery", "topic", "web"})
@NullMarked
package io.cryptoqa.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
