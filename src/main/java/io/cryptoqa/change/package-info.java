/** What became of the public text, in order: outbox of the search index and change feed in one. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package io.cryptoqa.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
