package io.cryptoqa.ranking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What CoinGecko answers to {@code /coins/markets} (its API 3). */
final class CoinGecko {

    static final String PATH =
            "/coins/markets?vs_currency=usd&order=market_cap_desc&per_page=250&page=1";

    /** The header of the key. */
    static final String KEY_HEADER = "x-cg-demo-api-key";

    private CoinGecko() {}

    /**
     * The coins that have a price.
     *
     * @throws io.cryptoqa.pull.BadAnswer if anything is not as documented
     */
    static List<PulledCoin> read(JsonNode answer, Instant now) {
        var coins = new ArrayList<PulledCoin>();
        for (var row : AnsweredRow.of(answer, "id")) {
            var id = row.text("id", CoinInput.LONGEST_THEIR_ID);
            // they write all symbols small
            var symbol = row.text("symbol", CoinInput.LONGEST_SYMBOL).toUpperCase(Locale.ROOT);
            var name = row.text("name", CoinInput.LONGEST_NAME);
            var price = row.figure("current_price", FigureRule.AMOUNT);
            var change = row.figure("price_change_percentage_24h", FigureRule.CHANGE);
            var marketCap = row.figure("market_cap", FigureRule.AMOUNT);
            var volume = row.figure("total_volume", FigureRule.AMOUNT);
            var asOf = row.instantUpTo("last_updated", now);
            var image = row.textOrNull("image");
            var icon = image != null && CoinInput.isIcon(image) ? image : null;
            if (price != null) {
                coins.add(
                        new PulledCoin(
                                id, id, symbol, name, icon, price, change, marketCap, volume,
                                asOf));
            }
        }
        return coins;
    }
}
