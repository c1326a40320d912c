package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import wildrydes.cloud.lambda.code.StoredPackage;
import wildrydes.cloud.store.Fields;

/**
 * Code and configuration of a function, as they are ({@code $LATEST}) or as they were when a version was published.
 *
 * @param version {@value #LATEST} or a number
 * @param id another with each change of anything, the state among it; Lambda's RevisionId
 * @param build another with each change of code or configuration
 * @param modified cloud time
 * @param until when a phase that passes does so
 */
record Revision(
        String version,
        Settings settings,
        StoredPackage code,
        String id,
        String build,
        Instant modified,
        Phase phase,
        Instant until) {

    static final String LATEST = "$LATEST";

    /** What Lambda is doing with a function. */
    enum Phase {
        CREATING,
        UPDATING,
        READY
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** A new function's. */
    static Revision first(Settings settings, StoredPackage code, Instant now, Instant until) {
        return new Revision(LATEST, settings, code, fresh(), fresh(), now, Phase.CREATING, until);
    }

    /** With other code or configuration. */
    Revision changed(Settings next, StoredPackage nextCode, Instant now, Instant end) {
        return new Revision(version, next, nextCode, fresh(), fresh(), now, Phase.UPDATING, end);
    }

    /** When Lambda is done with it. */
    Revision ready() {
        return new Revision(version, settings, code, fresh(), build, modified, Phase.READY, until);
    }

    /** As a version. */
    Revision published(long number, String description) {
        return new Revision(
                String.valueOf(number),
                settings.described(description),
                code,
                fresh(),
                build,
                modified,
                phase == Phase.CREATING ? Phase.CREATING : Phase.READY,
                until);
    }

    /** Another RevisionId, since something around it has changed, such as the policy. */
    Revision touched() {
        return new Revision(version, settings, code, fresh(), build, modified, phase, until);
    }

    boolean latest() {
        return version.equals(LATEST);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, version);
        settings.write(to);
        code.write(to);
        Fields.text(to, id);
        Fields.text(to, build);
        Fields.instant(to, modified);
        Fields.text(to, phase.name());
        Fields.instant(to, until);
    }

    static Revision read(DataInput from) throws IOException {
        return new Revision(
                Fields.text(from),
                Settings.read(from),
                StoredPackage.read(from),
                Fields.text(from),
                Fields.text(from),
                Fields.instant(from),
                Phase.valueOf(Fields.text(from)),
                Fields.instant(from));
    }
}
