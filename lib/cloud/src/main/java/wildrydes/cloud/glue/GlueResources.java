package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UserDefinedFunctionInput;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * What requests work on: a thing and all that it is in, and what is deleted with it, are asked about one by one; see
 * docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html.
 */
final class GlueResources implements ResourceNames {

    /** Operations on the catalog as a whole. */
    private static final Set<String> CATALOG = Set.of("GetCatalogImportStatus", "ImportCatalogToGlue", "GetDatabases");

    /** Operations on tables whose names are told otherwise, or that are about all of a database. */
    private static final Set<String> TABLES = Set.of("GetTables", "BatchDeleteTable");

    private final String region;
    private final String account;

    GlueResources(String region, String account) {
        this.region = region;
        this.account = account;
    }

    private String arn(String resource) {
        return "arn:aws:glue:" + region + ":" + account + ":" + resource;
    }

    private static @Nullable String text(SdkPojo structure, String member) {
        return structure.sdkFields().stream()
                .filter(field -> field.memberName().equals(member))
                .map(field -> field.getValueOrDefault(structure))
                .filter(String.class::isInstance)
                .map(value -> Keys.folded((String) value))
                .findFirst()
                .orElse(null);
    }

    private static String operation(AwsRequest request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        List<String> all = resources(request);
        return all.isEmpty() ? ANY : all.get(all.size() - 1);
    }

    @Override
    public List<Use> uses(AwsRequest request) {
        String operation = operation(request);
        List<Use> uses = new ArrayList<>();
        for (String resource : new LinkedHashSet<>(resources(request))) {
            uses.add(new Use(operation, resource, Map.of()));
        }
        if (operation.equals("DeleteDatabase")) {
            String database = text(request, "Name");
            uses.add(new Use(operation, arn("table/" + database + "/*"), Map.of()));
            uses.add(new Use(operation, arn("userDefinedFunction/" + database + "/*"), Map.of()));
        }
        return uses;
    }

    /** From the catalog down to the thing itself. */
    private List<String> resources(AwsRequest request) {
        String operation = operation(request);
        String tagged = request.getValueForField("ResourceArn", String.class).orElse(null);
        if (tagged != null) {
            return List.of(tagged);
        }
        String catalog = arn("catalog");
        if (CATALOG.contains(operation)) {
            return List.of(catalog);
        }
        if (operation.equals("SearchTables")) {
            return List.of(catalog, arn("database/*"), arn("table/*/*"));
        }
        String database = database(request, operation);
        List<String> all = new ArrayList<>(List.of(catalog, arn("database/" + database)));
        if (operation.contains("UserDefinedFunction")) {
            all.add(arn("userDefinedFunction/" + database + "/" + function(request)));
        } else if (!operation.contains("Database")) {
            String table = TABLES.contains(operation) ? "*" : table(request);
            all.add(arn("table/" + database + "/" + table));
        }
        return all;
    }

    private static String database(AwsRequest request, String operation) {
        String database = text(request, operation.endsWith("Database") ? "Name" : "DatabaseName");
        DatabaseInput input =
                request.getValueForField("DatabaseInput", DatabaseInput.class).orElse(null);
        if (database == null && input != null) {
            database = text(input, "Name");
        }
        return database == null ? "*" : database;
    }

    private static String table(AwsRequest request) {
        String table = text(request, "TableName");
        if (table == null) {
            table = text(request, "Name");
        }
        TableInput input =
                request.getValueForField("TableInput", TableInput.class).orElse(null);
        if (table == null && input != null) {
            table = text(input, "Name");
        }
        return table == null ? "*" : table;
    }

    private static String function(AwsRequest request) {
        String function = text(request, "FunctionName");
        UserDefinedFunctionInput input = request.getValueForField("FunctionInput", UserDefinedFunctionInput.class)
                .orElse(null);
        if (function == null && input != null) {
            function = text(input, "FunctionName");
        }
        return function == null ? "*" : function;
    }
}
