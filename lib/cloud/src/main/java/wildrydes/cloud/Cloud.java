package wildrydes.cloud;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.wire.Service;

/**
 * The composition root: every part of a cloud is made and handed to the others here, by hand, and closed here in the
 * reverse order.
 */
public final class Cloud implements AutoCloseable {

    private final Settings settings;
    private final ControlRoutes control = new ControlRoutes();
    private final List<Service> services = new ArrayList<>();
    private final List<AutoCloseable> parts = new ArrayList<>();

    private Cloud(Settings settings) {
        this.settings = settings;
    }

    /**
     * Opens the state and starts to listen.
     *
     * @param wallTime real time, for what AWS itself measures with it: signatures and the HTTP date
     */
    public static Cloud open(Settings settings, InstantSource wallTime) throws IOException {
        Cloud cloud = new Cloud(settings);
        return cloud;
    }

    public Settings settings() {
        return settings;
    }

    ControlRoutes control() {
        return control;
    }

    List<Service> services() {
        return services;
    }

    @Override
    public void close() throws IOException {
        for (int i = parts.size() - 1; i >= 0; i--) {
            try {
                parts.get(i).close();
            } catch (Exception e) {
                throw new IOException("A part of the cloud could not be closed: " + e.getMessage(), e);
            }
        }
    }
}
