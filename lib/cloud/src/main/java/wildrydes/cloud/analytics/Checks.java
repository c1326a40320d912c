package wildrydes.cloud.analytics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import wildrydes.cloud.analytics.Resource.Kind;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.wire.ServiceError;
import wildrydes.pump.sql.KdaSql;
import wildrydes.pump.sql.SqlException;

/**
 * What an application's configuration has to be before it is kept: within the limits
 * (docs.aws.amazon.com/kinesisanalytics/latest/dev/limits.html), with roles that the caller may pass and that trust the service,
 * and with code that fits. Streams are not looked for, as AWS does not either: an application whose stream is missing runs, and says so.
 */
final class Checks {

    private static final String NOT_THERE = "NoSuchKey";
    private static final int MOST_INPUTS = 1;
    private static final int MOST_REFERENCES = 1;
    private static final int MOST_OUTPUTS = 3;

    private final String account;
    private final PassRole passing;
    private final Supplier<Door> door;

    /** @param door asked for when it is needed, since services are made before it */
    Checks(String account, PassRole passing, Supplier<Door> door) {
        this.account = account;
        this.passing = passing;
        this.door = door;
    }

    /**
     * Refuses a configuration that cannot be.
     *
     * @param before what the application had; null where it is new
     */
    void require(@Nullable Configuration before, Configuration next, Caller caller) {
        requireLimits(next);
        requireSources(next);
        requireRoles(before, next, caller);
        requireReferences(before, next);
        requireCode(before, next);
    }

    private static void requireLimits(Configuration next) {
        requireAtMost(MOST_INPUTS, next.inputs(), "input");
        requireAtMost(MOST_REFERENCES, next.references(), "reference data source");
        requireAtMost(MOST_OUTPUTS, next.outputs(), "output");
    }

    private static void requireAtMost(int most, List<?> parts, String what) {
        if (parts.size() > most) {
            throw AnalyticsErrors.invalid("An application has at most " + most + " " + what + (most == 1 ? "" : "s")
                    + "; this one would have " + parts.size() + ".");
        }
    }

    private void requireSources(Configuration next) {
        for (Input input : next.inputs()) {
            if (input.source().kind() == Kind.DELIVERY_STREAM) {
                throw AnalyticsErrors.noDeliveryStreams(account);
            }
        }
    }

    private void requireRoles(@Nullable Configuration before, Configuration next, Caller caller) {
        Set<String> roles = roles(next);
        if (before != null) {
            roles.removeAll(roles(before));
        }
        roles.forEach(role -> requireRole(role, caller));
    }

    /** Refuses a role that the caller may not pass, or that does not trust the service. */
    void requireRole(String role, Caller caller) {
        passing.taken(caller, role, ServiceRole.SERVICE, why -> AnalyticsErrors.untrusting(role, why));
    }

    private static Set<String> roles(Configuration configuration) {
        List<@Nullable String> own = new ArrayList<>();
        for (Input input : configuration.inputs()) {
            own.add(input.source().role());
            if (input.processor() != null) {
                own.add(input.processor().role());
            }
        }
        configuration.outputs().forEach(output -> own.add(output.destination().role()));
        configuration.references().forEach(reference -> own.add(reference.role()));
        configuration.loggings().forEach(logging -> own.add(logging.role()));
        Set<String> roles = new LinkedHashSet<>();
        String ofAll = configuration.role();
        if (ofAll != null) {
            roles.add(ofAll);
        }
        for (String role : own) {
            if (role != null) {
                roles.add(role);
            } else if (ofAll == null) {
                throw AnalyticsErrors.invalid(
                        "The application has no ServiceExecutionRole; send ServiceExecutionRoleUpdate to UpdateApplication first.");
            }
        }
        return roles;
    }

    private void requireReferences(@Nullable Configuration before, Configuration next) {
        for (ReferenceSource reference : next.references()) {
            if (before == null || !before.references().contains(reference)) {
                String role = reference.role() == null ? next.role() : reference.role();
                if (role != null) {
                    requireLocation(reference, ServiceRole.of(role));
                }
            }
        }
    }

    /** An object that is not there yet is no reason to refuse: AWS looks for it when the application starts. */
    private void requireLocation(ReferenceSource reference, Caller role) {
        try {
            door.get()
                    .call(
                            HeadObjectRequest.builder()
                                    .bucket(reference.bucketName())
                                    .key(reference.key())
                                    .build(),
                            role);
        } catch (ServiceError e) {
            if (!e.code().equals(NOT_THERE)) {
                throw AnalyticsErrors.noLocation(reference.bucket(), reference.key(), e);
            }
        }
    }

    /** As long as there is no input, code that reads from it can only be looked at. */
    private static void requireCode(@Nullable Configuration before, Configuration next) {
        boolean known = before != null && before.plansAs(next);
        if (known || next.code().isBlank()) {
            return;
        }
        try {
            if (next.inputs().isEmpty()) {
                KdaSql.parse(next.code());
            } else {
                next.plan();
            }
        } catch (SqlException e) {
            throw AnalyticsErrors.code(e);
        }
    }
}
