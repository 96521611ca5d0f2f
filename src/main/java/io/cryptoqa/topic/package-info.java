/** Topics and their names. */
@ApplicationModule(allowedDependencies = {"access", "input", "web"})
@NullMarked
package io.cryptoqa.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
