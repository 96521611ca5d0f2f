package io.cryptoqa.search;

import io.cryptoqa.search.Index.Purpose;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.backend.elasticsearch.cfg.ElasticsearchBackendSettings;
import org.hibernate.search.backend.elasticsearch.cfg.ElasticsearchIndexSettings;
import org.hibernate.search.backend.elasticsearch.index.layout.IndexLayoutStrategy;
import org.hibernate.search.engine.cfg.BackendSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Generations as indexes of an OpenSearch or Elasticsearch cluster, named {@code
 * cryptoqa-edition-000000042}. Other indexes there may share the cluster, but none may share the
 * prefix.
 */
record OpenSearchIndexes(SearchSettings settings, List<RestClient> nodes) implements Indexes {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** So many that names are in the order of the numbers. */
    private static final String DIGITS = "9";

    private static final ParameterizedTypeReference<Map<String, Object>> BY_NAME =
            new ParameterizedTypeReference<>() {};

    static OpenSearchIndexes of(SearchSettings settings) {
        var factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        factory.setReadTimeout(TIMEOUT);
        return new OpenSearchIndexes(
                settings,
                settings.uris().stream().map(uri -> client(uri, factory, settings)).toList());
    }

    private static RestClient client(
            URI uri, JdkClientHttpRequestFactory factory, SearchSettings settings) {
        var builder = RestClient.builder().baseUrl(uri).requestFactory(factory);
        var username = settings.username();
        var password = settings.password();
        if (username != null && password != null) {
            builder.defaultHeaders(headers -> headers.setBasicAuth(username, password));
        }
        return builder.build();
    }

    @Override
    public Map<String, Object> properties(
            long generation, Collection<Language> languages, Purpose purpose) {
        var properties = new TreeMap<String, Object>();
        properties.put(BackendSettings.TYPE, ElasticsearchBackendSettings.TYPE_NAME);
        properties.put(
                ElasticsearchBackendSettings.URIS,
                settings.uris().stream().map(URI::toString).collect(Collectors.joining(",")));
        properties.put(ElasticsearchBackendSettings.VERSION, settings.version());
        properties.put(
                ElasticsearchBackendSettings.LAYOUT_STRATEGY,
                new Layout(settings.prefix(), generation));
        properties.put(
                ElasticsearchIndexSettings.ANALYSIS_CONFIGURER, new OpenSearchAnalysis(languages));
        putIfAny(properties, ElasticsearchBackendSettings.USERNAME, settings.username());
        putIfAny(properties, ElasticsearchBackendSettings.PASSWORD, settings.password());
        return properties.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> BackendSettings.backendKey(entry.getKey()),
                                Map.Entry::getValue));
    }

    private static void putIfAny(
            Map<String, Object> properties, String name, @Nullable String setting) {
        if (setting != null) {
            properties.put(name, setting);
        }
    }

    @Override
    public boolean exists(long generation) {
        return names().contains(name(generation));
    }

    /** The cluster sees to that itself: it keeps copies, and makes them anew from whole ones. */
    @Override
    public boolean isWhole(long generation) {
        return true;
    }

    /**
     * Everything but an index of another form than it should have. Whatever else keeps one from
     * being opened would keep another from being built.
     */
    @Override
    public boolean isOutOfReach(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Validation of the existing index")) {
                return false;
            }
        }
        return true;
    }

    /** Deletes what builds that did not come to their end have left. */
    @Override
    public long free(long least) {
        names().tailSet(name(least)).forEach(this::delete);
        return least;
    }

    /** Keeps the one before, which other nodes read until they learn of this one. */
    @Override
    public void deleteOthers(long generation) {
        var others = names();
        var name = name(generation);
        others.remove(name);
        var before = others.lower(name);
        if (before != null) {
            others.remove(before);
        }
        others.forEach(this::delete);
    }

    private void delete(String name) {
        ask(node ->
                node.delete()
                        .uri("/{name}?ignore_unavailable=true", name)
                        .retrieve()
                        .toBodilessEntity());
    }

    private String name(long generation) {
        return new Layout(settings.prefix(), generation)
                .createInitialElasticsearchIndexName(Index.NAME);
    }

    /** The indexes of all generations, in their order. */
    private TreeSet<String> names() {
        var pattern = settings.prefix() + "-" + Index.NAME + "-*";
        var found =
                ask(node -> node.get().uri("/{pattern}/_alias", pattern).retrieve().body(BY_NAME));
        var names = new TreeSet<String>();
        if (found != null) {
            found.keySet().stream()
                    .filter(name -> name.matches(".*-\\d{" + DIGITS + "}"))
                    .forEach(names::add);
        }
        return names;
    }

    /** Asks the first node that answers. */
    private <T extends @Nullable Object> T ask(Function<RestClient, T> question) {
        ResourceAccessException silent = null;
        for (var node : nodes) {
            try {
                return question.apply(node);
            } catch (ResourceAccessException failed) {
                silent = failed;
            }
        }
        throw silent == null ? new IllegalStateException("No node is named") : silent;
    }

    /**
     * Names of indexes. There are no aliases: which generation answers is written in the database,
     * in one transaction with what else depends on it.
     */
    private record Layout(String prefix, long generation) implements IndexLayoutStrategy {

        @Override
        public String createInitialElasticsearchIndexName(String name) {
            return ("%s-%s-%0" + DIGITS + "d").formatted(prefix, name, generation);
        }

        @Override
        public @Nullable String createWriteAlias(String name) {
            return null;
        }

        @Override
        public @Nullable String createReadAlias(String name) {
            return null;
        }
    }
}
