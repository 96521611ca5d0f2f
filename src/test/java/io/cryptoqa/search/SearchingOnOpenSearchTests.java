package io.cryptoqa.search;

import io.cryptoqa.HttpTest;
import org.springframework.context.annotation.Import;

/** {@code GET /v1/search} finds the same on OpenSearch. */
@HttpTest
@Import(OpenSearchNode.Used.class)
class SearchingOnOpenSearchTests extends SearchingTests {}
