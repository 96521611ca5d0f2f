/** Topics and their names. */
@ApplicationModule(allowedDependencies = "web")
@NullMarked
package io.cryptoqa.topic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
