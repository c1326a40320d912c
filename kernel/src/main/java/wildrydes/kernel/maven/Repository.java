package wildrydes.kernel.maven;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A place that has libraries.
 *
 * @param id by which the user's settings name it
 * @param url of its root
 */
public record Repository(String id, String url) {

    /**
     * Takes what the user wrote.
     *
     * @throws MavenException if the address is none
     */
    public static Repository of(String id, String url) throws MavenException {
        try {
            if (new URI(url).isAbsolute()) {
                return new Repository(id, url);
            }
        } catch (URISyntaxException e) {
            throw new MavenException(refusal(url), e);
        }
        throw new MavenException(refusal(url));
    }

    private static String refusal(String url) {
        return "\"" + url + "\" is no address of a repository. Write an id and a URL, for example"
                + " %mavenRepo jitpack https://jitpack.io.";
    }
}
