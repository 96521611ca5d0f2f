/** Figures fetched from public services: with care, on one node at a time, and with a record. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package io.cryptoqa.pull;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
