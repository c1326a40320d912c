/** FROM stream OVER (RANGE INTERVAL '1' MINUTE PRECEDING) or FROM stream OVER window. */
SqlNode TableOverOpt() :
{
    final SqlNode window;
}
{
    <OVER> ( window = SimpleIdentifier() | window = WindowSpecification() )
    { return window; }
|
    { return null; }
}

/** WINDOWED BY STAGGER (PARTITION BY expression, ... RANGE INTERVAL '1' MINUTE), in the place of GROUP BY. */
SqlNodeList WindowedByStagger() :
{
    final Span s, p;
    final SqlNodeList keys;
    final SqlNode interval;
}
{
    <WINDOWED> { s = span(); } <BY> <STAGGER> <LPAREN>
    <PARTITION> { p = span(); } <BY> keys = ExpressionCommaList(p, ExprContext.ACCEPT_NON_QUERY)
    <RANGE> interval = IntervalLiteral()
    <RPAREN>
    {
        return new SqlNodeList(
            java.util.Collections.singletonList(KdaOperators.STAGGER.createCall(s.end(this), keys, interval)), s.end(this));
    }
}

/** STEP(time BY INTERVAL '10' SECOND) and STEP(integer BY integer). */
SqlNode StepCall() :
{
    final Span s;
    final SqlNode operand;
    final SqlNode width;
}
{
    <STEP> { s = span(); }
    <LPAREN>
    operand = Expression(ExprContext.ACCEPT_NON_QUERY)
    <BY> ( width = IntervalLiteral() | width = UnsignedNumericLiteral() )
    <RPAREN>
    { return KdaOperators.STEP.createCall(s.end(this), operand, width); }
}

/** ORDER BY ... [WITHIN INTERVAL '10' SECOND]: with an interval, the sort of a stream by a time that comes a little late. */
SqlNodeList TimedOrderBy(boolean accept) :
{
    final SqlNodeList orderBy;
    final SqlNode interval;
    final Span s;
}
{
    orderBy = OrderBy(accept)
    (
        LOOKAHEAD(2)
        <WITHIN> { s = span(); } interval = IntervalLiteral()
        {
            final List<SqlNode> items = new ArrayList<SqlNode>(orderBy);
            items.add(KdaOperators.WITHIN.createCall(s.end(this), interval));
            return new SqlNodeList(items, orderBy.getParserPosition());
        }
    |
        { return orderBy; }
    )
}
