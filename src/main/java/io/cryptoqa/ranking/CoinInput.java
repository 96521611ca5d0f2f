package io.cryptoqa.ranking;

import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Shortened;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A coin as an editor sends it.
 *
 * @param quote what editors say that it costs; null leaves that to other sources
 */
record CoinInput(
        String id,
        String symbol,
        String name,
        @Nullable String icon,
        CoinState state,
        @Nullable Instant listedAt,
        @Nullable Instant tradingOpensAt,
        @Nullable Entered quote,
        TheirIds ids) {

    static final String DEFAULT_CURRENCY = "USD";

    /** What belongs to a quote and means nothing without its price. */
    static final List<String> BESIDE_PRICE = List.of("change24h", "marketCap", "volume24h", "asOf");

    static final int LONGEST_ID = 100;
    static final int LONGEST_SYMBOL = 20;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_ICON = 2_000;
    static final int LONGEST_THEIR_ID = 100;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3,10}");
    private static final Pattern COINGECKO_ID =
            Pattern.compile("[!-~]{1,%d}".formatted(LONGEST_THEIR_ID));
    private static final Pattern COINMARKETCAP_ID = Pattern.compile("[1-9][0-9]{0,17}");

    /** A quote of the editors. */
    record Entered(
            String price,
            String currency,
            @Nullable String change24h,
            @Nullable String marketCap,
            @Nullable String volume24h,
            Instant asOf) {

        Quote fetchedAt(Instant now) {
            return new Quote(
                    QuoteSource.EDITORIAL,
                    price,
                    currency,
                    change24h,
                    marketCap,
                    volume24h,
                    asOf,
                    now);
        }
    }

    CoinInput withIds(TheirIds others) {
        return new CoinInput(
                id, symbol, name, icon, state, listedAt, tradingOpensAt, quote, others);
    }

    /** What an editor would send to leave a coin as it is. */
    static CoinInput of(EditedCoin coin) {
        var price = coin.price();
        var asOf = coin.asOf();
        return new CoinInput(
                coin.id(),
                coin.symbol(),
                coin.name(),
                coin.icon(),
                coin.state(),
                coin.listedAt(),
                coin.tradingOpensAt(),
                price == null || asOf == null
                        ? null
                        : new Entered(
                                price,
                                coin.currency(),
                                coin.change24h(),
                                coin.marketCap(),
                                coin.volume24h(),
                                asOf),
                coin.ids());
    }

    /**
     * Reads it. What is wrong is noted in the members, and is for the caller to {@linkplain
     * Members#check check}; the coin is of use only if nothing is.
     *
     * @param key the id by which the caller names the coin; null if only the members do
     * @param claims the ids at sources that other coins have
     */
    static CoinInput read(Members members, @Nullable String key, Claims claims, Instant now) {
        var id = id(members, key);
        var symbol = symbol(members);
        var name = members.required("name", Text.line(LONGEST_NAME)).strip();
        var icon =
                members.parsed(
                        "icon",
                        "an https URL, or a path that begins with one '/' (RFC 3986), of at most %d characters"
                                .formatted(LONGEST_ICON),
                        CoinInput::icon);
        var state = members.oneOf("state", CoinState.class);
        var listedAt = members.instant("listedAt");
        var tradingOpensAt = members.instant("tradingOpensAt");
        var quote = quote(members, now);
        return new CoinInput(
                id,
                symbol,
                name,
                icon,
                Objects.requireNonNullElse(state, CoinState.TRADING),
                listedAt,
                tradingOpensAt,
                quote,
                ids(members, id, claims));
    }

    private static String id(Members members, @Nullable String key) {
        var given = members.text("id", Text.any());
        if (key == null) {
            members.require("id");
        } else if (given != null && !given.equals(key)) {
            members.violate(
                    "id",
                    "fixed",
                    "'id' is '%s', but the path says '%s'; leave it out, or send the same."
                            .formatted(Shortened.of(given), Shortened.of(key)));
        }
        var id = key == null ? given : key;
        if (id == null) {
            return "";
        }
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            members.violate(
                    "id",
                    "bad-format",
                    "'id' is '%s'; it must be of a-z, 0-9 and single '-' between them, and of at most %d characters."
                            .formatted(Shortened.of(id), LONGEST_ID));
        }
        return id;
    }

    private static String symbol(Members members) {
        var symbol = members.required("symbol", Text.line(LONGEST_SYMBOL));
        if (symbol.codePoints().anyMatch(CoinInput::isUnseen)) {
            members.violate(
                    "symbol",
                    "bad-format",
                    "'symbol' is '%s'; it must be of characters that can be seen, without spaces."
                            .formatted(Shortened.of(symbol)));
        }
        return symbol;
    }

    private static boolean isUnseen(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || switch (Character.getType(point)) {
                    case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    /** In ASCII, as addresses are: what looks like a slash to browsers is refused with the rest. */
    private static String icon(String text) {
        if (text.length() > LONGEST_ICON || !text.matches("[!-~]+")) {
            throw new IllegalArgumentException("no address");
        }
        var address = URI.create(text);
        var isPath = text.startsWith("/") && !text.startsWith("//");
        var isHttps =
                "https".equalsIgnoreCase(address.getScheme())
                        && address.getHost() != null
                        && address.getRawUserInfo() == null;
        if (!isPath && !isHttps) {
            throw new IllegalArgumentException("neither");
        }
        return text;
    }

    /** Whether an icon that a source names can be ours. */
    static boolean isIcon(String text) {
        try {
            return icon(text).startsWith("https:");
        } catch (IllegalArgumentException unusable) {
            return false;
        }
    }

    private static @Nullable Entered quote(Members members, Instant now) {
        var price = figure(members, "price", FigureRule.AMOUNT);
        var currency =
                members.parsed(
                        "currency",
                        "a code of 3 to 10 letters A-Z, such as USD",
                        text -> {
                            if (!CURRENCY.matcher(text).matches()) {
                                throw new IllegalArgumentException("no code");
                            }
                            return text;
                        });
        var change24h = figure(members, "change24h", FigureRule.CHANGE);
        var marketCap = figure(members, "marketCap", FigureRule.AMOUNT);
        var volume24h = figure(members, "volume24h", FigureRule.AMOUNT);
        var asOf = members.instant("asOf");
        if (asOf != null && asOf.isAfter(now)) {
            members.violate(
                    "asOf",
                    "future-date",
                    "'asOf' is %s, which is to come; it is %s now.".formatted(asOf, now));
        }
        if (members.value("price") == null) {
            BESIDE_PRICE.stream()
                    .filter(name -> members.value(name) != null)
                    .forEach(name -> withoutPrice(members, name));
            if (currency != null && !currency.equals(DEFAULT_CURRENCY)) {
                withoutPrice(members, "currency");
            }
        }
        return price == null
                ? null
                : new Entered(
                        price,
                        Objects.requireNonNullElse(currency, DEFAULT_CURRENCY),
                        change24h,
                        marketCap,
                        volume24h,
                        Objects.requireNonNullElse(asOf, now));
    }

    private static void withoutPrice(Members members, String name) {
        members.violate(
                name,
                "without-price",
                "'%s' belongs to a quote, and there is no 'price'; send that too, or leave this out."
                        .formatted(name));
    }

    private static @Nullable String figure(Members members, String name, FigureRule rule) {
        var value = members.value(name);
        if (value != null && value.isNumber()) {
            members.violate(
                    name,
                    "wrong-type",
                    "'%s' is a JSON number, which loses digits on its way; send it as a string, %s."
                            .formatted(name, FigureRule.EXAMPLE));
            return null;
        }
        var number = members.parsed(name, FigureRule.EXAMPLE, FigureRule::read);
        if (number == null) {
            return null;
        }
        if (!rule.admits(number)) {
            members.violate(
                    name,
                    "out-of-range",
                    "'%s' is '%s'; it must be %s."
                            .formatted(
                                    name,
                                    Shortened.of(String.valueOf(members.text(name, Text.any()))),
                                    rule.allowed()));
            return null;
        }
        return number.toPlainString();
    }

    private static TheirIds ids(Members members, String coin, Claims claims) {
        var ids = members.object("ids");
        if (ids == null) {
            return new TheirIds(null, null);
        }
        return new TheirIds(
                theirId(
                        ids,
                        QuoteSource.COINGECKO,
                        COINGECKO_ID,
                        "its id there, such as bitcoin, of at most %d characters without spaces"
                                .formatted(LONGEST_THEIR_ID),
                        coin,
                        claims),
                theirId(
                        ids,
                        QuoteSource.COINMARKETCAP,
                        COINMARKETCAP_ID,
                        "its number there, such as 1, in a string",
                        coin,
                        claims));
    }

    private static @Nullable String theirId(
            Members ids,
            QuoteSource source,
            Pattern pattern,
            String expected,
            String coin,
            Claims claims) {
        var theirId =
                ids.parsed(
                        source.id(),
                        expected,
                        text -> {
                            if (!pattern.matcher(text).matches()) {
                                throw new IllegalArgumentException("no id");
                            }
                            return text;
                        });
        if (theirId != null) {
            claims.claim(source, theirId, coin)
                    .ifPresent(other ->
                            ids.violate(
                                    source.id(),
                                    "taken",
                                    "'%s' is '%s', which the coin '%s' has."
                                            .formatted(
                                                    source.id(),
                                                    Shortened.of(theirId),
                                                    Shortened.of(other))));
        }
        return theirId;
    }
}
