/** The Model Context Protocol endpoint: reading, for language models. */
@ApplicationModule(
        allowedDependencies = {
            "article",
            "discovery",
            "input",
            "search",
            "sentiment",
            "topic",
            "web"
        })
@NullMarked
package io.cryptoqa.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
