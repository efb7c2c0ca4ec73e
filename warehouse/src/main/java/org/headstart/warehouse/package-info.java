/**
 * Step 3 of the flow on SQLite: schema, migrations, transactions, leases, import and export. Start reading at {@code SqliteWarehouse}.
 */
@NullMarked
package org.headstart.warehouse;

import org.jspecify.annotations.NullMarked;
