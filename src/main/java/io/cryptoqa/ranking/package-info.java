/** Coins, what they cost by whom, and the two tabs that readers see of them. */
@ApplicationModule(allowedDependencies = {"access", "input", "pull", "web"})
@NullMarked
package io.cryptoqa.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
