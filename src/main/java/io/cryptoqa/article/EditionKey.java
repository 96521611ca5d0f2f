package io.cryptoqa.article;

import java.util.UUID;

/** Names an edition. */
record EditionKey(UUID articleId, String locale) {}
