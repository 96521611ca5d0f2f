/** Market sentiment: fear-and-greed readings, and the scales they are named by. */
@ApplicationModule(allowedDependencies = {"access", "input", "pull", "web"})
@NullMarked
package io.cryptoqa.sentiment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
