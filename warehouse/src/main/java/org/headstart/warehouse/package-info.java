/**
 * Step 3 of the flow in a SQLite file or a PostgreSQL database: schema, migrations, transactions, leases, import and export. Start reading at
 * {@code SqlWarehouse}.
 */
@NullMarked
package org.headstart.warehouse;

import org.jspecify.annotations.NullMarked;
