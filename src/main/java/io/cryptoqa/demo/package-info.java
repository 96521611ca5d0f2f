/** Generated articles, for trying the service out and measuring it at any size. */
@ApplicationModule(allowedDependencies = {"article", "body", "web"})
@NullMarked
package io.cryptoqa.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
