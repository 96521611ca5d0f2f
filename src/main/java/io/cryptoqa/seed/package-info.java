/** Content that ships with the service, written once by a migration. */
@ApplicationModule(allowedDependencies = "body")
@NullMarked
package io.cryptoqa.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
