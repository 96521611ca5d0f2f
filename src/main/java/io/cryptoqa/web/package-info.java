/** What every route shares: problems, locales, parameters, cursors, labels. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.cryptoqa.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
