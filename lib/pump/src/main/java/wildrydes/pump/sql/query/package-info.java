/**
 * From the syntax tree of a pump's query to operators.
 *
 * <p>A query block is planned clause by clause, in the order in which SQL defines them. Between two clauses stands a {@link
 * wildrydes.pump.sql.query.Relation}: the operator so far, and for each column that a name can mean, an expression over
 * that operator's rows. A SELECT list only replaces these expressions; no operator is made until one needs its columns, so
 * that a chain of subqueries costs one projection. Names are resolved here, by KDA's rules and with messages for learners;
 * Calcite's validator and converter do what is left: the types and the meaning of single expressions.
 */
@NullMarked
package wildrydes.pump.sql.query;

import org.jspecify.annotations.NullMarked;
