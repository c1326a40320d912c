package wildrydes.cloud.analytics;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Finds the application that a call is about, and changes it. Safe for concurrent use. */
final class Calls {

    private final Applications applications;
    private final Checks checks;
    private final CloudTime time;

    Calls(Applications applications, Checks checks, CloudTime time) {
        this.applications = applications;
        this.checks = checks;
        this.time = time;
    }

    /** The application that a request names, where that version of the interface serves it. */
    Application named(Part request, Api api) {
        String name = request.required("ApplicationName");
        Application found = applications.find(name);
        if (found == null) {
            throw AnalyticsErrors.noApplication(name);
        }
        if (api == Api.V1 && found.api() == Api.V2) {
            throw AnalyticsErrors.ofSecondVersion(name);
        }
        return found;
    }

    /**
     * Makes the next version of an application.
     *
     * @param request names the version that is the present one, or its token
     * @param change makes its configuration
     * @return the next version, UPDATING where the application runs
     */
    Application change(Part request, Api api, Caller caller, Function<Application, Configuration> change) {
        while (true) {
            Application seen = changeable(request, api);
            Configuration next = change.apply(seen);
            checks.require(seen.configuration(), next, caller);
            Application changed = applications.changing(() -> {
                Application now = changeable(request, api);
                // A start meanwhile sets positions, which would be lost.
                return now.configuration().equals(seen.configuration()) ? keep(now, next, api) : null;
            });
            if (changed != null) {
                return changed;
            }
        }
    }

    private Application keep(Application now, Configuration next, Api api) {
        Instant moment = time.instant();
        Application after = now.changed(next, api, moment, moment.plus(Lifecycle.UPDATING));
        applications.put(after);
        return after;
    }

    private Application changeable(Part request, Api api) {
        Application found = named(request, api);
        if (found.status().passing()) {
            throw AnalyticsErrors.busy(found, "READY or RUNNING");
        }
        Long version = request.number("CurrentApplicationVersionId");
        String token = request.text("ConditionalToken");
        if (version == null && token == null) {
            throw AnalyticsErrors.noVersion();
        }
        if (version != null && version != found.version()) {
            throw AnalyticsErrors.otherVersion(found, version);
        }
        if (token != null && !token.equals(Descriptions.token(found))) {
            throw AnalyticsErrors.otherToken(found);
        }
        return found;
    }

    /** Changes an application's status or tags; the change refuses what cannot be. */
    Application become(Part request, Api api, UnaryOperator<Application> change) {
        return applications.changing(() -> {
            Application next = change.apply(named(request, api));
            applications.put(next);
            return next;
        });
    }
}
