package io.cryptoqa.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

/** The service does not start with a route that nobody thought about. */
class RoutesTests {

    static class Routes {
        @Needs(scope = Scope.SETTINGS)
        void careful() {}

        void careless() {}
    }

    @Test
    void aRouteForEditorsSaysWhatItNeeds() throws NoSuchMethodException {
        var careful = method("careful");
        var careless = method("careless");
        assertThatCode(() -> EveryRouteSaysWhatItNeeds.check("/admin/v1/x", careful))
                .doesNotThrowAnyException();
        assertThatCode(() -> EveryRouteSaysWhatItNeeds.check("/v1/x", careless))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> EveryRouteSaysWhatItNeeds.check("/admin/v1/x", careless))
                .hasMessageContaining("/admin/v1/x")
                .hasMessageContaining("careless");
        assertThatThrownBy(() -> EveryRouteSaysWhatItNeeds.check("/v1/x", careful))
                .hasMessageContaining("/v1/x");
    }

    private static HandlerMethod method(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Routes(), Routes.class.getDeclaredMethod(name));
    }
}
