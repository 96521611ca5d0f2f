/**
 * Finished bytes in front of everything: what anybody may read is answered from memory for as long
 * as it is true.
 */
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package io.cryptoqa.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
