/** Promotions: hot events with a code, texts by locale and a window of time. */
@ApplicationModule(allowedDependencies = {"access", "input", "web"})
@NullMarked
package io.cryptoqa.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
