/** CREATE [OR REPLACE] STREAM name (column type [NOT NULL] [DESCRIPTION 'text'], ...) [DESCRIPTION 'text']. */
SqlCreate CreateStream(Span s, boolean replace) :
{
    final SqlIdentifier name;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final Span list;
    SqlNode description = null;
}
{
    <STREAM> name = CompoundIdentifier()
    <LPAREN> { list = span(); }
    ColumnDeclaration(columns) ( <COMMA> ColumnDeclaration(columns) )*
    <RPAREN> { final SqlNodeList declared = new SqlNodeList(columns, list.end(this)); }
    [ <DESCRIPTION> description = StringLiteral() ]
    { return new CreateStream(s.end(this), replace, name, declared, description); }
}

void ColumnDeclaration(List<SqlNode> columns) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    boolean nullable = true;
    final Span s;
}
{
    name = SimpleIdentifier() { s = span(); }
    type = DataType()
    [ <NOT> <NULL> { nullable = false; } ]
    [ <DESCRIPTION> StringLiteral() ]
    { columns.add(new ColumnDeclaration(s.end(this), name, type, nullable)); }
}

/** CREATE [OR REPLACE] PUMP name [DESCRIPTION 'text'] [STARTED | STOPPED] AS INSERT INTO stream [(columns)] query. */
SqlCreate CreatePump(Span s, boolean replace) :
{
    final SqlIdentifier name;
    final SqlNode insert;
    SqlNode description = null;
    boolean started = true;
}
{
    <PUMP> name = CompoundIdentifier()
    [ <DESCRIPTION> description = StringLiteral() ]
    [ <STARTED> | <STOPPED> { started = false; } ]
    <AS> insert = SqlInsert()
    { return new CreatePump(s.end(this), replace, name, insert, started, description); }
}

/** CREATE FUNCTION name (parameter type, ...) RETURNS type [LANGUAGE SQL ...] RETURN expression. */
SqlCreate CreateFunction(Span s, boolean replace) :
{
    final SqlIdentifier name;
    final List<SqlNode> parameters = new ArrayList<SqlNode>();
    final SqlDataTypeSpec type;
    final SqlNode body;
    final Span list;
}
{
    <FUNCTION> name = CompoundIdentifier()
    <LPAREN> { list = span(); }
    [ ColumnDeclaration(parameters) ( <COMMA> ColumnDeclaration(parameters) )* ]
    <RPAREN> { final SqlNodeList declared = new SqlNodeList(parameters, list.end(this)); }
    <RETURNS> type = DataType()
    ( FunctionCharacteristic() )*
    <RETURN> body = Expression(ExprContext.ACCEPT_NON_QUERY)
    { return new CreateFunction(s.end(this), replace, name, declared, type, body); }
}

/** What is said of a function and changes nothing here: it is an expression, which has no side effects. */
void FunctionCharacteristic() :
{
}
{
    <LANGUAGE> <SQL>
|
    <SPECIFIC> SimpleIdentifier()
|
    [ <NOT> ] <DETERMINISTIC>
|
    <CONTAINS> <SQL>
|
    <READS> <SQL> <DATA>
|
    <MODIFIES> <SQL> <DATA>
|
    <RETURNS> <NULL> <ON> <NULL> <INPUT>
|
    <CALLED> <ON> <NULL> <INPUT>
}

/** ALTER PUMP name START | STOP; ALTER PUMP a, b START names several. */
SqlNode AlterPump() :
{
    final Span s;
    final List<SqlNode> names = new ArrayList<SqlNode>();
    SqlNode name;
    final boolean start;
}
{
    <ALTER> { s = span(); } <PUMP>
    name = CompoundIdentifier() { names.add(name); }
    ( <COMMA> name = CompoundIdentifier() { names.add(name); } )*
    ( <START> { start = true; } | <STOP> { start = false; } )
    { return new AlterPump(s.end(this), new SqlNodeList(names, s.pos()), start); }
}

/** DROP STREAM | PUMP | FUNCTION [IF EXISTS] name [CASCADE | RESTRICT]. */
SqlDrop DropObject(Span s, boolean replace) :
{
    final DropObject.Kind kind;
    boolean ifExists = false;
    final SqlIdentifier name;
}
{
    (
        <STREAM> { kind = DropObject.Kind.STREAM; }
    |
        <PUMP> { kind = DropObject.Kind.PUMP; }
    |
        <FUNCTION> { kind = DropObject.Kind.FUNCTION; }
    )
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = CompoundIdentifier()
    [ <CASCADE> | <RESTRICT> ]
    { return new DropObject(s.end(this), kind, ifExists, name); }
}
