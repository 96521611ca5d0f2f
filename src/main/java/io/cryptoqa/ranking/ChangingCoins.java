package io.cryptoqa.ranking;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes, changes and deletes coins, and what editors say that they cost. Readers see it at once.
 * What leaves a coin as it is raises no version and leaves no trace.
 */
@Component
class ChangingCoins {

    private static final List<String> PARTS = List.of("coin");
    private static final JsonMapper JSON = new JsonMapper();

    private final CoinStore store;
    private final Audit audit;
    private final Clock clock;

    ChangingCoins(CoinStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A coin, and whether there was none of its id before. */
    record Put(EditedCoin coin, boolean isNew) {}

    /**
     * Makes the coin of an id, or replaces all its members; the ids that sources know it by only if
     * they are sent, for a coin without them would come again with the next pull.
     *
     * @throws Problem 412 or 422
     */
    @Transactional
    public Put put(String id, Members given, IfMatch condition, Caller caller) {
        var now = clock.instant();
        var known = store.lock(id);
        if (known.isEmpty()) {
            condition.honourAbsence();
        } else {
            honour(condition, known.get());
        }
        var input = CoinInput.read(given, id, store.claimsOfAllBut(List.of(id)), now);
        given.check();
        if (known.isPresent() && !given.has("ids")) {
            input = input.withIds(known.get().ids());
        }
        if (known.isEmpty()) {
            if (store.insert(input, now)) {
                store.writeIds(List.of(input));
                audit.record(caller, "create", subject(id), details(input));
                return new Put(store.find(id).orElseThrow(), true);
            }
            // somebody else has just made it
            known = store.lock(id);
            honour(condition, known.orElseThrow());
        }
        return new Put(change(known.orElseThrow(), input, caller), false);
    }

    /**
     * Changes some members (RFC 7396). A new figure is as of now unless the patch says otherwise,
     * and with a new price goes what belonged to the old one.
     *
     * @throws Problem 404, 412, 422 or 428
     */
    @Transactional
    public EditedCoin patch(String id, Members patch, IfMatch condition, Caller caller) {
        var coin = store.lock(id).orElseThrow(() -> new CoinNotFound(id));
        condition.require(coin.version(), coin.version(), PARTS);
        var merged = patch.over(present(coin, patch.json()));
        var claims = store.claimsOfAllBut(List.of(id));
        var input = CoinInput.read(merged, id, claims, clock.instant());
        merged.check();
        return change(coin, input, caller);
    }

    /**
     * Deletes one, with all that is known of it.
     *
     * @throws Problem 404, 412 or 428
     */
    @Transactional
    public void delete(String id, IfMatch condition, Caller caller) {
        var coin = store.lock(id).orElseThrow(() -> new CoinNotFound(id));
        condition.require(coin.version(), coin.version(), PARTS);
        store.delete(id);
        audit.record(caller, "delete", subject(id), details(CoinInput.of(coin)));
    }

    private EditedCoin change(EditedCoin coin, CoinInput input, Caller caller) {
        if (input.equals(CoinInput.of(coin))) {
            return coin;
        }
        store.update(input, coin.version() + 1, clock.instant());
        store.writeIds(List.of(input));
        audit.record(caller, "change", subject(coin.id()), details(input));
        return store.find(coin.id()).orElseThrow();
    }

    private static void honour(IfMatch condition, EditedCoin coin) {
        condition.honour(coin.version(), coin.version(), PARTS);
    }

    /** What a patch, or a row of a file, leaves of a coin. */
    static ObjectNode present(EditedCoin coin, JsonNode patch) {
        ObjectNode present = JSON.valueToTree(coin.shape());
        if (patch.path("price").isNull()) {
            CoinInput.BESIDE_PRICE.forEach(present::putNull);
            present.putNull("currency");
        } else if (patch.has("price") && !patch.path("price").equals(present.path("price"))) {
            CoinInput.BESIDE_PRICE.forEach(present::putNull);
        } else if (List.of("price", "currency", "change24h", "marketCap", "volume24h").stream()
                .anyMatch(patch::has)) {
            present.putNull("asOf");
        }
        return present;
    }

    static String subject(String id) {
        return "coins/" + id;
    }

    static Map<String, String> details(CoinInput coin) {
        var quote = coin.quote();
        return Map.of(
                "symbol",
                coin.symbol(),
                "state",
                coin.state().id(),
                "price",
                quote == null ? "none" : quote.price() + " " + quote.currency());
    }
}
