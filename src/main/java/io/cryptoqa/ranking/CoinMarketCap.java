package io.cryptoqa.ranking;

import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.web.Shortened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What CoinMarketCap answers to {@code /v1/cryptocurrency/listings/latest}. */
final class CoinMarketCap {

    static final String PATH = "/v1/cryptocurrency/listings/latest?start=1&limit=200&convert=USD";

    /** The header of the key. */
    static final String KEY_HEADER = "X-CMC_PRO_API_KEY";

    private CoinMarketCap() {}

    /**
     * The coins that have a price.
     *
     * @throws BadAnswer if it says that it is none, or anything is not as documented
     */
    static List<PulledCoin> read(JsonNode answer, Instant now) {
        var error = answer.path("status").path("error_code").asString("missing");
        if (!error.equals("0")) {
            throw new BadAnswer("status.error_code is " + Shortened.of(error));
        }
        var coins = new ArrayList<PulledCoin>();
        for (var row : AnsweredRow.of(answer.path("data"), "id")) {
            var id = row.key("id");
            var slug = row.text("slug", CoinInput.LONGEST_THEIR_ID);
            var symbol = row.text("symbol", CoinInput.LONGEST_SYMBOL);
            var name = row.text("name", CoinInput.LONGEST_NAME);
            var quote = row.within("quote", "USD");
            var price = quote.figure("price", FigureRule.AMOUNT);
            var change = quote.figure("percent_change_24h", FigureRule.CHANGE);
            var marketCap = quote.figure("market_cap", FigureRule.AMOUNT);
            var volume = quote.figure("volume_24h", FigureRule.AMOUNT);
            var asOf = quote.instantUpTo("last_updated", now);
            if (price != null) {
                coins.add(
                        new PulledCoin(
                                id, slug, symbol, name, null, price, change, marketCap, volume,
                                asOf));
            }
        }
        return coins;
    }
}
