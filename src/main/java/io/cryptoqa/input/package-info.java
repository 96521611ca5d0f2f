/** What clients send: bodies read whole and strictly, every violation told at once, If-Match. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package io.cryptoqa.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
