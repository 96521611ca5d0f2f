package io.cryptoqa.ranking;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.Csv;
import io.cryptoqa.input.Csv.Column;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Shortened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes coins by the rows of a file: all of them or none. */
@Component
class ImportingCoins {

    private static final List<Column> COLUMNS =
            List.of(
                    Column.required("id"),
                    Column.required("symbol"),
                    Column.required("name"),
                    Column.optional("icon"),
                    Column.optional("state"),
                    Column.optional("listedAt"),
                    Column.optional("tradingOpensAt"),
                    Column.optional("price"),
                    Column.optional("currency"),
                    Column.optional("change24h"),
                    Column.optional("marketCap"),
                    Column.optional("volume24h"),
                    Column.optional("asOf"),
                    Column.optional("ids.coingecko"),
                    Column.optional("ids.coinmarketcap"));

    private final CoinStore store;
    private final Audit audit;
    private final Clock clock;

    ImportingCoins(CoinStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many rows made a coin, changed one, and left one as it was. */
    @Schema(name = "ImportedCoins")
    record Imported(int created, int updated, int unchanged) {}

    /**
     * Makes the coins of the rows, or changes what they have in the file's columns; other coins,
     * and other members, stay.
     *
     * @throws Problem 422 with every fault, each with its row and line; nothing is changed then
     */
    @Transactional
    public Imported put(String text, Caller caller) {
        var now = clock.instant();
        // in one order, so that two files wait for each other instead of both giving up
        store.lockAll();
        var known =
                store.edited().stream()
                        .collect(Collectors.toMap(EditedCoin::id, Function.identity()));
        var inputs = read(text, known);
        var written = new ArrayList<CoinInput>();
        var created = 0;
        for (var input : inputs) {
            var before = known.get(input.id());
            if (before == null && store.insert(input, now)) {
                audit.record(
                        caller,
                        "create",
                        ChangingCoins.subject(input.id()),
                        ChangingCoins.details(input));
                written.add(input);
                created++;
                continue;
            }
            if (before == null) {
                // somebody else has just made it
                before = store.lock(input.id()).orElseThrow();
            }
            if (!input.equals(CoinInput.of(before))) {
                store.update(input, before.version() + 1, now);
                audit.record(
                        caller,
                        "change",
                        ChangingCoins.subject(input.id()),
                        ChangingCoins.details(input));
                written.add(input);
            }
        }
        // after all rows, so that a file can hand an id from one coin to another
        store.writeIds(written);
        return new Imported(created, written.size() - created, inputs.size() - written.size());
    }

    /** By id: new coins are made in one order too. */
    private List<CoinInput> read(String text, Map<String, EditedCoin> known) {
        var now = clock.instant();
        var csv = Csv.read(text, COLUMNS);
        var ids =
                csv.rows().stream()
                        .map(row -> row.json().path("id").asString(""))
                        .collect(Collectors.toSet());
        var claims = store.claimsOfAllBut(ids);
        var seen = new HashSet<String>();
        var inputs = new TreeMap<String, CoinInput>();
        for (var row : csv.rows()) {
            var coin = known.get(row.json().path("id").asString(""));
            var whole = coin == null ? row : row.over(ChangingCoins.present(coin, row.json()));
            var input = CoinInput.read(whole, null, claims, now);
            if (!input.id().isEmpty() && !seen.add(input.id())) {
                row.violate(
                        "id",
                        "duplicate",
                        "'id' is '%s', which a row above has.".formatted(Shortened.of(input.id())));
            }
            inputs.put(input.id(), input);
        }
        csv.check();
        return List.copyOf(inputs.values());
    }
}
