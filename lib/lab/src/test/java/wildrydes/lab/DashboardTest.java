package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildrydes.lab.render.LabRenderer;

class DashboardTest {

    private static final URI CLOUD = URI.create("http://127.0.0.1:4711");
    private static final String POOL = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";

    @Test
    void thePageIsServedByTheCloud() {
        Dashboard dashboard = Dashboard.of(CLOUD, Map.of(), POOL, "wildrydes");

        assertThat(dashboard.address())
                .isEqualTo("http://127.0.0.1:4711/_dashboard/"
                        + "?pool=us-east-1%3A01234567-89ab-cdef-0123-456789abcdef&streams=wildrydes");
        var shown = new LabRenderer().render(dashboard).orElseThrow().data();
        assertThat(shown.get("text/plain")).isEqualTo("Dashboard: " + dashboard.address());
        assertThat(String.valueOf(shown.get("text/html")))
                .contains("<iframe src=\"http://127.0.0.1:4711/_dashboard/?pool=", "&amp;streams=wildrydes\" title=");
    }

    @Test
    void behindAHubItIsReachedByItsProxy() {
        Map<String, String> hub = Map.of("JUPYTERHUB_SERVICE_PREFIX", "/user/ada/");

        assertThat(Dashboard.of(CLOUD, hub, POOL, "wildrydes").address())
                .startsWith("/user/ada/proxy/4711/_dashboard/?pool=");
    }
}
