package io.cryptoqa.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that was done, or refused. */
record AuditEntry(
        UUID id,
        Instant at,
        @Schema(description = "The name of the account") String account,
        @Schema(description = "The token that was sent; null for a session") @Nullable UUID tokenId,
        @Schema(description = "Where the request came from") String address,
        String method,
        String path,
        @Schema(description = "What was done, such as account.created; or refused") String action,
        @Schema(description = "To what, such as account/ada; the path, if it was refused")
                String subject,
        @Schema(description = "200 for what was done; else the status of the refusal") int status,
        @Schema(description = "What else says what happened")
                Map<String, @Nullable Object> details) {}
