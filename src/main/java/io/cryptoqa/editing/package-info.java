/** Editing: creating, correcting, publishing and undoing articles, and what follows from it. */
@ApplicationModule(
        allowedDependencies = {
            "access", "article", "body", "change", "convert", "input", "topic", "web"
        })
@NullMarked
package io.cryptoqa.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
