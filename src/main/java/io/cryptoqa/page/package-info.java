/** Everything that one page needs, in one answer and one language. */
@ApplicationModule(
        allowedDependencies = {
            "article",
            "discovery",
            "promotion",
            "ranking",
            "sentiment",
            "topic",
            "web"
        })
@NullMarked
package io.cryptoqa.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
