/**
 * Words that end an expression or a table name, so that they are no alias.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html
 */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `select from where and or not in between like escape is null order by asc desc nulls group having union minus
   intersect except join inner left right full outer cross on using as distinct unique all any some top fetch first next
   offset limit case when then else end exists with over rownum connect start pivot for into set values`.split(
    /\s+/,
  ),
);

/** Constructs that SuiteQL has and the mock has not, by the word at which the parser meets them. */
export const UNMODELLED_CLAUSES: Readonly<Record<string, string>> = {
  join: 'JOIN',
  inner: 'JOIN',
  left: 'JOIN',
  right: 'JOIN',
  full: 'JOIN',
  cross: 'JOIN',
  group: 'GROUP BY',
  having: 'HAVING',
  union: 'UNION',
  minus: 'MINUS',
  intersect: 'INTERSECT',
  fetch: 'FETCH FIRST',
};

/** Functions that NetSuite documents and the mock does not compute. Source: see `REFUSED_FUNCTIONS`. */
export const UNMODELLED_FUNCTIONS: ReadonlySet<string> = new Set(
  `abs acos add_months ascii asin atan atan2 bitand ceil chr coalesce concat cos cosh current_date current_timestamp
   decode dense_rank exp first_value floor from_tz greatest hextoraw initcap instr last_day last_value least length
   ln log lpad ltrim median mod months_between nanvl next_day ntile nullif nvl2 power rank rawtohex regexp_count
   regexp_instr regexp_like regexp_replace regexp_substr remainder replace round row_number rpad rtrim sign sin sinh
   soundex sqrt stddev substr sys_extract_utc tan tanh to_clob to_number translate trim trunc tz_offset variance
   builtin.cf builtin.consolidate builtin.currency builtin.currency_convert builtin.hierarchy builtin.mnfilter
   builtin.named_group builtin.period builtin.relative_ranges cast extract`.split(/\s+/),
);

/**
 * Functions that NetSuite refuses.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_158513731864.html
 */
export const REFUSED_FUNCTIONS: ReadonlySet<string> = new Set(
  `left right substring charindex ceiling lcase ucase convert datediff listagg position repeat char_length`.split(
    /\s+/,
  ),
);
