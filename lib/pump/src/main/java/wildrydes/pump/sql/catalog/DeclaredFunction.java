package wildrydes.pump.sql.catalog;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;

/** A function that CREATE FUNCTION has made; a call of it stands for its body. */
public record DeclaredFunction(String name, List<Parameter> parameters, SqlDataTypeSpec type, SqlNode body) {

    public DeclaredFunction {
        parameters = List.copyOf(parameters);
    }

    /** A parameter. */
    public record Parameter(String name, SqlDataTypeSpec type) {}
}
