/** Who may change things: accounts, tokens, sessions, roles and scopes, and what was done. */
@ApplicationModule(allowedDependencies = {"input", "web"})
@NullMarked
package io.cryptoqa.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
