/** Requests that are safe to repeat: what has a key is carried out once. */
@ApplicationModule(allowedDependencies = {"access", "input", "web"})
@NullMarked
package io.cryptoqa.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
