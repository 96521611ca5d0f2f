package io.cryptoqa.demo;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Fills the database at start, before the first request is taken: an answer given half way would be
 * kept as if it were whole, and nobody can write between the look at what is there and the end.
 */
@Component
class DemoContent implements SmartInitializingSingleton {

    private final DemoSettings settings;
    private final FillingDatabase filling;

    DemoContent(DemoSettings settings, FillingDatabase filling) {
        this.settings = settings;
        this.filling = filling;
    }

    @Override
    public void afterSingletonsInstantiated() {
        filling.fill(settings.articles(), settings.seed());
    }
}
