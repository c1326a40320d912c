package wildrydes.cloud.athena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.QueryExecutionContext;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import wildrydes.cloud.athena.ddl.Ddl;
import wildrydes.cloud.athena.ddl.DdlException;
import wildrydes.cloud.athena.ddl.DdlFailure;
import wildrydes.cloud.athena.table.S3Location;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.ServiceError;

/** Looks at what StartQueryExecution is asked for, and begins it. */
final class QueryStart {

    /** docs.aws.amazon.com/general/latest/gr/athena.html, us-east-1. */
    private static final int MOST_DDL = 20;

    private static final int MOST_DML = 200;

    private final Surroundings around;
    private final AthenaState state;
    private final QueryRunner runner;

    QueryStart(Surroundings around, AthenaState state, QueryRunner runner) {
        this.around = around;
        this.state = state;
        this.runner = runner;
    }

    /** The id of the query that has begun, now or with the same token before. */
    String start(StartQueryExecutionRequest request, Caller caller) {
        String token = request.clientRequestToken();
        if (token == null) {
            throw AthenaErrors.noToken();
        }
        WorkGroup group = state.group(Objects.requireNonNullElse(request.workGroup(), WorkGroup.PRIMARY));
        if (group == null) {
            throw AthenaErrors.noGroup();
        }
        if (!group.enabled()) {
            throw AthenaErrors.groupDisabled(group.name());
        }
        QueryExecutionContext context = request.queryExecutionContext();
        String catalog = context == null ? null : context.catalog();
        if (catalog != null && !catalog.equalsIgnoreCase(DataCatalogs.NAME)) {
            throw AthenaErrors.noCatalog(catalog);
        }
        S3Location results = results(request.resultConfiguration(), group.settings());
        String query = single(request.queryString());
        List<String> parameters = new ArrayList<>();
        request.executionParameters().forEach(each -> parameters.add(Parameters.literal(each)));
        Plan plan = plan(query, group, parameters);
        String id = UUID.randomUUID().toString();
        Asked asked = new Asked(
                query,
                group.name(),
                context == null || context.database() == null
                        ? null
                        : context.database().toLowerCase(Locale.ROOT),
                catalog,
                output(results, id, plan),
                encryption(request.resultConfiguration(), group.settings()),
                plan.type(),
                plan.kind(),
                token,
                request.resultConfiguration() == null
                        ? null
                        : request.resultConfiguration().outputLocation());
        Execution known = state.begun(token);
        if (known != null) {
            return again(known, asked);
        }
        verify(results, caller);
        check(plan, asked.databaseOrDefault(), caller);
        return begin(id, asked, plan, parameters, group.settings(), caller);
    }

    /** Measured by aoyagikouhei/athena-local: what describes a table is no query where there is none. */
    private void check(Plan plan, String database, Caller caller) {
        if (plan instanceof Plan.OfCatalog catalog) {
            try {
                around.ddl().check(catalog.statement(), database, caller);
            } catch (DdlFailure e) {
                throw AthenaErrors.invalid(String.valueOf(e.getMessage()));
            }
        }
    }

    private String begin(
            String id, Asked asked, Plan plan, List<String> parameters, GroupSettings settings, Caller caller) {
        Execution begun = state.changing(() -> {
            Execution known = state.begun(asked.token());
            if (known != null) {
                return known;
            }
            boolean ddl = !asked.type().equals("DML");
            int most = ddl ? MOST_DDL : MOST_DML;
            if (state.active(ddl) >= most) {
                throw AthenaErrors.tooManyQueries(ddl ? "DDL" : "DML", most);
            }
            Execution made =
                    Execution.begun(id, state.next(), asked, around.time().instant());
            state.add(made);
            return made;
        });
        if (!begun.id().equals(id)) {
            return again(begun, asked);
        }
        runner.begin(
                new Job(begun, plan, parameters, settings, caller, around.time().hold("query " + id)));
        return id;
    }

    private static String again(Execution known, Asked asked) {
        if (!known.asked().same(asked)) {
            throw AthenaErrors.otherRequest();
        }
        return known.id();
    }

    private static String single(String query) {
        try {
            String single = Ddl.single(query);
            if (single.isEmpty()) {
                throw AthenaErrors.malformed("Queries of this type are not supported");
            }
            return single;
        } catch (DdlException e) {
            throw AthenaErrors.malformed(e);
        }
    }

    /**
     * What is to be done.
     *
     * @param parameters of the request; those that a statement brings take their place, and none are left for a query without any
     *     {@code ?}
     */
    private Plan plan(String query, WorkGroup group, List<String> parameters) {
        try {
            Plan plan = Plan.of(query);
            String text = query;
            if (plan instanceof Plan.Execute execute) {
                Prepared prepared = state.prepared(group.name(), execute.name());
                if (prepared == null) {
                    throw AthenaErrors.invalid(AthenaErrors.statementMissing(execute.name(), group.name()));
                }
                if (!execute.parameters().isEmpty()) {
                    parameters.clear();
                    parameters.addAll(execute.parameters());
                }
                text = Ddl.single(prepared.query());
                plan = Plan.of(text);
                if (plan instanceof Plan.Execute) {
                    throw AthenaErrors.malformed("A prepared statement cannot execute another.");
                }
            }
            if (Parameters.places(text) == 0) {
                parameters.clear();
            }
            read(plan, text);
            return plan;
        } catch (DdlException e) {
            if (e.failsTheQuery()) {
                return Plan.Refused.of(e);
            }
            throw AthenaErrors.malformed(e);
        }
    }

    /**
     * Lets the engine's parser read what the engine is to run. It is the only one that knows Trino's grammar, and starts for this query
     * in any case; the cloud's time stands meanwhile as it does while a query runs. aoyagikouhei/athena-local has measured that Athena
     * does so behind the look at the location and before that at the token.
     */
    private void read(Plan plan, String text) {
        String forEngine = plan.forEngine(text);
        if (forEngine == null) {
            return;
        }
        CloudTime.Hold hold = around.time().hold("statement");
        try {
            String mistake = around.engine().mistake(forEngine);
            if (mistake != null) {
                throw AthenaErrors.malformed(mistake);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hold.close();
        }
    }

    private static S3Location results(@Nullable ResultConfiguration wanted, GroupSettings settings) {
        String own = settings.location();
        String location = wanted == null || settings.enforced() ? own : wanted.outputLocation();
        if (location == null && !settings.enforced()) {
            location = own;
        }
        if (location == null) {
            throw AthenaErrors.noOutput();
        }
        S3Location results = location.startsWith("s3://") ? S3Location.of(location) : null;
        if (results == null) {
            throw AthenaErrors.badOutput();
        }
        return results;
    }

    private static @Nullable String encryption(@Nullable ResultConfiguration wanted, GroupSettings settings) {
        EncryptionConfiguration how = wanted == null || settings.enforced() ? null : wanted.encryptionConfiguration();
        return how == null ? settings.encryption() : how.encryptionOptionAsString();
    }

    /** Names that aoyagikouhei/athena-local has measured. */
    private static String output(S3Location results, String id, Plan plan) {
        String kind = Objects.requireNonNullElse(plan.kind(), "");
        return results
                + switch (kind) {
                    case "SELECT" -> id + ".csv";
                    case "INSERT", "UNLOAD" -> id;
                    case "CREATE_TABLE_AS_SELECT" -> "tables/" + id;
                    default -> id + ".txt";
                };
    }

    private void verify(S3Location results, Caller caller) {
        try {
            around.door()
                    .get()
                    .call(
                            GetBucketLocationRequest.builder()
                                    .bucket(results.bucket())
                                    .build(),
                            caller);
        } catch (ServiceError e) {
            throw AthenaErrors.noBucket(results.bucket(), e);
        }
    }
}
