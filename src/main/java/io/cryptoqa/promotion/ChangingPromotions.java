package io.cryptoqa.promotion;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Invalid;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.MergePatch;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes, changes and deletes promotions. Readers see it at once, within the window. */
@Component
class ChangingPromotions {

    private static final List<String> PARTS = List.of("promotion");

    private final PromotionStore store;
    private final Locales locales;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    ChangingPromotions(
            PromotionStore store, Locales locales, Audit audit, JsonMapper json, Clock clock) {
        this.store = store;
        this.locales = locales;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A promotion, and whether its code had none before. */
    record Put(EditedPromotion promotion, boolean isNew) {}

    /**
     * Makes one.
     *
     * @throws Problem 422, also for a code that is taken
     */
    @Transactional
    public EditedPromotion create(Members given, Caller caller) {
        var now = now();
        var input = PromotionInput.read(given, Optional.empty(), locales, now);
        if (!store.insert(input, now)) {
            throw new Invalid(
                    "#/code", "taken", "'code' is '%s', which is taken.".formatted(input.code()));
        }
        return noted("create", input, now, caller);
    }

    /**
     * Changes some members (RFC 7396).
     *
     * @throws Problem 404, 412, 422 or 428
     */
    @Transactional
    public EditedPromotion patch(String code, Members patch, IfMatch condition, Caller caller) {
        var now = now();
        var before = lock(code, now);
        condition.require(before.version(), before.version(), PARTS);
        var merged = Members.of(MergePatch.apply(present(before), patch.json()));
        return change(before, merged, now, caller);
    }

    /**
     * Makes one under a code of the caller's, or replaces all members of the one there is.
     *
     * @throws Problem 412, 422, or 428 where there is one
     */
    @Transactional
    public Put put(String code, Members given, IfMatch condition, Caller caller) {
        var now = now();
        var known = store.lock(code, now);
        if (known.isEmpty()) {
            condition.honourAbsence();
            var input = PromotionInput.read(given, Optional.of(code), locales, now);
            if (store.insert(input, now)) {
                return new Put(noted("create", input, now, caller), true);
            }
            // somebody else has just made one
        }
        var before = lock(code, now);
        condition.require(before.version(), before.version(), PARTS);
        return new Put(change(before, given, now, caller), false);
    }

    /**
     * Deletes one.
     *
     * @throws Problem 404, 412 or 428
     */
    @Transactional
    public void delete(String code, IfMatch condition, Caller caller) {
        var before = lock(code, now());
        condition.require(before.version(), before.version(), PARTS);
        store.delete(code);
        audit.record(caller, "delete", subject(code), Map.of("titles", before.titles()));
    }

    private EditedPromotion change(
            EditedPromotion before, Members given, Instant now, Caller caller) {
        var input = PromotionInput.read(given, Optional.of(before.code()), locales, now);
        store.update(input, before.version() + 1, now);
        return noted("change", input, now, caller);
    }

    private EditedPromotion noted(String action, PromotionInput input, Instant now, Caller caller) {
        var endsAt = input.endsAt();
        audit.record(
                caller,
                action,
                subject(input.code()),
                Map.of(
                        "titles",
                        input.titles(),
                        "link",
                        input.link(),
                        "startsAt",
                        input.startsAt().toString(),
                        "endsAt",
                        endsAt == null ? "open" : endsAt.toString(),
                        "priority",
                        input.priority(),
                        "isScriptWaived",
                        input.isScriptWaived()));
        return store.find(input.code(), now).orElseThrow();
    }

    private EditedPromotion lock(String code, Instant now) {
        return store.lock(code, now).orElseThrow(() -> new PromotionNotFound(code));
    }

    private ObjectNode present(EditedPromotion promotion) {
        var present = json.createObjectNode();
        present.put("code", promotion.code());
        present.set("titles", json.valueToTree(promotion.titles()));
        present.set("subtitles", json.valueToTree(promotion.subtitles()));
        present.set("callsToAction", json.valueToTree(promotion.callsToAction()));
        present.put("link", promotion.link());
        present.set("startsAt", json.valueToTree(promotion.startsAt()));
        present.set("endsAt", json.valueToTree(promotion.endsAt()));
        present.put("priority", promotion.priority());
        present.set("waive", json.valueToTree(promotion.waive()));
        return present;
    }

    /** As databases keep it, so that what starts now has started. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String subject(String code) {
        return "promotions/" + code;
    }
}
