package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.SearchTablesRequest;
import software.amazon.awssdk.services.glue.model.SearchTablesResponse;
import software.amazon.awssdk.services.glue.model.Sort;
import software.amazon.awssdk.services.glue.model.SortCriterion;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.auth.Caller;

/** SearchTables: looks through names, descriptions, columns and parameters of all tables. Safe for concurrent use. */
public final class SearchOperation {

    private static final int PAGE = 100;

    private final Catalog catalog;
    private final Lookup lookup;

    SearchOperation(Catalog catalog, Lookup lookup) {
        this.catalog = catalog;
        this.lookup = lookup;
    }

    public SearchTablesResponse searchTables(SearchTablesRequest request, Caller caller) {
        lookup.checkCatalog(request.catalogId());
        List<Table> found = new ArrayList<>(catalog.tables().stream()
                .filter(table -> mentions(table, request.searchText()))
                .filter(table -> request.filters().stream().allMatch(filter -> passes(table, filter)))
                .toList());
        int from = place(request.nextToken());
        request.sortCriteria().forEach(criterion -> found.sort(order(criterion)));
        int to = Math.min(found.size(), from + (request.maxResults() == null ? PAGE : request.maxResults()));
        return SearchTablesResponse.builder()
                .tableList(found.subList(Math.min(from, to), to))
                .nextToken(to < found.size() ? String.valueOf(to) : null)
                .build();
    }

    /** Tokens are places, since the order is the request's. */
    private static int place(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        try {
            return Integer.parseUnsignedInt(token);
        } catch (NumberFormatException e) {
            throw GlueErrors.invalid("Pagination token is invalid: " + token);
        }
    }

    private static boolean mentions(Table table, @Nullable String text) {
        if (text == null) {
            return true;
        }
        // Texts in double quotes are wanted exactly.
        boolean exact = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String wanted = (exact ? text.substring(1, text.length() - 1) : text).toLowerCase(Locale.ROOT);
        return texts(table)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .anyMatch(one -> exact ? one.equals(wanted) : one.contains(wanted));
    }

    private static Stream<String> texts(Table table) {
        List<String> all = new ArrayList<>(List.of(table.name(), table.databaseName()));
        if (table.description() != null) {
            all.add(table.description());
        }
        List<Column> columns = new ArrayList<>(table.partitionKeys());
        if (table.storageDescriptor() != null) {
            columns.addAll(table.storageDescriptor().columns());
        }
        columns.forEach(column -> all.add(column.name()));
        all.addAll(table.parameters().values());
        return all.stream();
    }

    private static boolean passes(Table table, PropertyPredicate filter) {
        String key = filter.key();
        String value = filter.value();
        if (key == null || value == null) {
            return true;
        }
        String actual = property(table, key);
        if (actual == null) {
            return false;
        }
        int order = actual.compareTo(value);
        return switch (filter.comparatorAsString() == null ? "EQUALS" : filter.comparatorAsString()) {
            case "GREATER_THAN" -> order > 0;
            case "LESS_THAN" -> order < 0;
            case "GREATER_THAN_EQUALS" -> order >= 0;
            case "LESS_THAN_EQUALS" -> order <= 0;
            default -> order == 0;
        };
    }

    private static @Nullable String property(Table table, String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "name" -> table.name();
            case "databasename" -> table.databaseName();
            case "description" -> table.description();
            case "owner" -> table.owner();
            case "tabletype" -> table.tableType();
            case "createtime" -> String.valueOf(table.createTime());
            case "updatetime" -> String.valueOf(table.updateTime());
            default -> table.parameters().get(key);
        };
    }

    private static Comparator<Table> order(SortCriterion criterion) {
        String field = criterion.fieldName() == null ? "Name" : criterion.fieldName();
        Comparator<Table> rising =
                Comparator.comparing(table -> property(table, field), Comparator.nullsLast(Comparator.naturalOrder()));
        return criterion.sort() == Sort.DESC ? rising.reversed() : rising;
    }
}
