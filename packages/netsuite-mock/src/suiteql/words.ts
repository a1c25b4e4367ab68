/**
 * Words that end an expression or a table name, so that they are no alias.
 *
 * Source: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257790831.html
 */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `select from where and or not in between like escape is null order by asc desc nulls group having union minus
   intersect except join inner left right full outer cross on using as distinct unique all any some top fetch first next
   offset limit case when then else end exists with over rownum connect start pivot unpivot for into set values natural`.split(
    /\s+/,
  ),
);

/**
 * Functions that NetSuite documents, or that Oracle has and NetSuite may take, and the mock does not compute. Source: see
 * `REFUSED_FUNCTIONS`.
 */
export const UNMODELLED_FUNCTIONS: ReadonlySet<string> = new Set(
  `bfilename cast chartorowid collect compose corr corr_k corr_s covar_pop covar_samp cume_dist decompose dump
   empty_blob empty_clob extract first_value group_id grouping hextoraw lag last_value lead nls_initcap nls_lower
   nls_upper nlssort ntile nth_value numtodsinterval numtoyminterval ora_hash percent_rank percentile_cont
   percentile_disc rawtohex rawtonhex regr_slope rowidtochar stats_mode stddev stddev_pop stddev_samp sys_guid
   to_blob to_dsinterval to_lob to_multi_byte to_single_byte to_yminterval userenv var_pop var_samp variance
   builtin.consolidate builtin.currency builtin.currency_convert builtin.hierarchy builtin.mnfilter
   builtin.named_group builtin.period builtin.relative_ranges`.split(/\s+/),
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
