package wildrydes.lab.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pages the cloud is told of behind a JupyterHub. */
class HubOriginsTest {

    @Test
    void aHubsPublicAddressesAreOrigins() {
        assertThat(HubOrigins.in(Map.of(
                        "JUPYTERHUB_PUBLIC_URL", "https://notebooks.example.org:8443/binder/user/ada-1/",
                        "JUPYTERHUB_PUBLIC_HUB_URL", "https://hub.example.org/binder/",
                        "JUPYTERHUB_HOST", "https://hub.example.org")))
                .containsExactly("https://notebooks.example.org:8443", "https://hub.example.org");
    }

    @Test
    void aHubThatDoesNotKnowItsAddressNamesNone() {
        assertThat(HubOrigins.in(
                        Map.of("JUPYTERHUB_PUBLIC_URL", "", "JUPYTERHUB_HOST", "/user/ada", "HOME", "/home/ada")))
                .isEmpty();
        assertThat(HubOrigins.in(Map.of("JUPYTERHUB_PUBLIC_URL", "https://no host/")))
                .isEmpty();
    }

    @Test
    void whatAPersonNamesComesFirstAndIsLeftToTheCloudWhereItIsWrong() {
        assertThat(HubOrigins.in(Map.of(
                        "WILDRYDES_ALLOW_ORIGIN", " https://lab.example/  hub ",
                        "JUPYTERHUB_PUBLIC_URL", "https://hub.example/user/ada/")))
                .containsExactly("https://lab.example", "hub", "https://hub.example");
    }
}
