/** The contract as a document: what {@code /openapi.json} says beyond what controllers show. */
@ApplicationModule(allowedDependencies = {"access", "input", "web"})
@NullMarked
package io.cryptoqa.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
