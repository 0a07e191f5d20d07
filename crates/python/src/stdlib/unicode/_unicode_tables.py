"""What Unicode says of characters; see tests/tables/unicode.py."""

CATEGORY = """\
0:Cc w:Zs 1:Po 3:Sc 1:Po 3:Ps 1:Pe 1:Po 1:Sm 1:Po 1:Pd 1:Po 2:Nd a:Po 2:Sm 3:Po 2:Lu q:Ps 1:Po 1:Pe 1:Sk 1:Pc 1:Sk 1:Ll q:Ps 1:Sm 1:Pe 1:Sm 1:Cc x:Zs
1:Po 1:Sc 4:So 1:Po 1:Sk 1:So 1:Lo 1:Pi 1:Sm 1:Cf 1:So 1:Sk 1:So 1:Sm 1:No 2:Sk 1:Ll 1:Po 2:Sk 1:No 1:Lo 1:Pf 1:No 3:Po 1:Lu n:Sm 1:Lu 7:Ll o:Sm 1:Ll
8:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 2:Ll
1:Lu 1:Ll 1:Lu 1:Ll 3:Lu 2:Ll 1:Lu 1:Ll 1:Lu 2:Ll 1:Lu 3:Ll 2:Lu 4:Ll 1:Lu 2:Ll 1:Lu 3:Ll 3:Lu 2:Ll 1:Lu 2:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 2:Ll 1:Lu 1:Ll
2:Lu 1:Ll 1:Lu 2:Ll 1:Lu 3:Ll 1:Lu 1:Ll 1:Lu 2:Ll 2:Lo 1:Lu 1:Ll 3:Lo 4:Lu 1:Lt 1:Ll 1:Lu 1:Lt 1:Ll 1:Lu 1:Lt 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:Lu 1:Lt 1:Ll
1:Lu 1:Ll 1:Lu 3:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 7:Lu 2:Ll 1:Lu 2:Ll 2:Lu 1:Ll 1:Lu 4:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1x:Lo 1:Ll r:Lm i:Sk 4:Lm c:Sk e:Lm 5:Sk 7:Lm 1:Sk 1:Lm 1:Sk
h:Mn 34:Lu 1:Ll 1:Lu 1:Ll 1:Lm 1:Sk 1:Lu 1:Ll 1:Cn 2:Lm 1:Ll 3:Po 1:Lu 1:Cn 4:Sk 2:Lu 1:Po 1:Lu 3:Cn 1:Lu 1:Cn 1:Lu 2:Ll 1:Lu h:Cn 1:Lu 9:Ll z:Lu 1:Ll
2:Lu 3:Ll 3:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 5:Lu 1:Ll 1:Sm 1:Lu
1:Ll 1:Lu 2:Ll 2:Lu 1f:Ll 1c:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:So 1:Mn 5:Me 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 2:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Cn 1:Lu 12:Cn
2:Lm 1:Po 6:Ll 15:Po 1:Pd 1:Cn 2:So 2:Sc 1:Cn 1:Mn 19:Pd 1:Mn 1:Po 1:Mn 2:Po 1:Mn 2:Po 1:Mn 1:Cn 8:Lo r:Cn 4:Lo 4:Po 2:Cn b:Cf 6:Sm 3:Po 2:Sc 1:Po
2:So 2:Mn b:Po 1:Cf 1:Po 3:Lo w:Lm 1:Lo a:Mn l:Nd a:Po 4:Lo 2:Mn 1:Lo 2r:Po 1:Lo 1:Mn 7:Cf 1:So 1:Mn 6:Lm 2:Mn 2:So 1:Mn 4:Lo 2:Nd a:Lo 3:So 2:Lo 1:Po
e:Cn 1:Cf 1:Lo 1:Mn 1:Lo u:Mn r:Cn 2:Lo 2h:Mn b:Lo 1:Cn e:Nd a:Lo x:Mn 9:Lm 2:So 1:Po 3:Lm 1:Cn 2:Mn 1:Sc 2:Lo m:Mn 4:Lm 1:Mn 9:Lm 1:Mn 3:Lm 1:Mn 5:Cn
2:Po f:Cn 1:Lo p:Mn 3:Cn 2:Po 1:Cn 1:Lo b:Cn 5:Lo o:Sk 1:Lo 6:Cn 1:Cf 2:Cn 6:Mn 8:Lo 15:Lm 1:Mn o:Cf 1:Mn w:Mc 1:Lo 1i:Mn 1:Mc 1:Mn 1:Lo 1:Mc 3:Mn
8:Mc 4:Mn 1:Mc 2:Lo 1:Mn 7:Lo a:Mn 2:Po 2:Nd a:Po 1:Lm 1:Lo f:Mn 1:Mc 2:Cn 1:Lo 8:Cn 2:Lo 2:Cn 2:Lo m:Cn 1:Lo 7:Cn 1:Lo 1:Cn 3:Lo 4:Cn 2:Mn 1:Lo 1:Mc
3:Mn 4:Cn 2:Mc 2:Cn 2:Mc 2:Mn 1:Lo 1:Cn 8:Mc 1:Cn 4:Lo 2:Cn 1:Lo 3:Mn 2:Cn 2:Nd a:Lo 2:Sc 2:No 6:So 1:Sc 1:Lo 1:Po 1:Mn 1:Cn 2:Mn 2:Mc 1:Cn 1:Lo 6:Cn
4:Lo 2:Cn 2:Lo m:Cn 1:Lo 7:Cn 1:Lo 2:Cn 1:Lo 2:Cn 1:Lo 2:Cn 2:Mn 1:Cn 1:Mc 3:Mn 2:Cn 4:Mn 2:Cn 2:Mn 3:Cn 3:Mn 1:Cn 7:Lo 4:Cn 1:Lo 1:Cn 7:Nd a:Mn 2:Lo
3:Mn 1:Po 1:Cn a:Mn 2:Mc 1:Cn 1:Lo 9:Cn 1:Lo 3:Cn 1:Lo m:Cn 1:Lo 7:Cn 1:Lo 2:Cn 1:Lo 5:Cn 2:Mn 1:Lo 1:Mc 3:Mn 5:Cn 1:Mn 2:Mc 1:Cn 1:Mc 2:Mn 1:Cn 2:Lo
1:Cn f:Lo 2:Mn 2:Cn 2:Nd a:Po 1:Sc 1:Cn 7:Lo 1:Mn 6:Cn 1:Mn 1:Mc 2:Cn 1:Lo 8:Cn 2:Lo 2:Cn 2:Lo m:Cn 1:Lo 7:Cn 1:Lo 2:Cn 1:Lo 5:Cn 2:Mn 1:Lo 1:Mc 1:Mn
1:Mc 1:Mn 4:Cn 2:Mc 2:Cn 2:Mc 2:Mn 1:Cn 7:Mn 2:Mc 1:Cn 4:Lo 2:Cn 1:Lo 3:Mn 2:Cn 2:Nd a:So 1:Lo 1:No 6:Cn a:Mn 1:Lo 1:Cn 1:Lo 6:Cn 3:Lo 3:Cn 1:Lo 4:Cn
3:Lo 2:Cn 1:Lo 1:Cn 1:Lo 2:Cn 3:Lo 2:Cn 3:Lo 3:Cn 3:Lo c:Cn 4:Mc 2:Mn 1:Mc 2:Cn 3:Mc 3:Cn 1:Mc 3:Mn 1:Cn 2:Lo 1:Cn 6:Mc 1:Cn e:Nd a:No 3:So 6:Sc 1:So
1:Cn 5:Mn 1:Mc 3:Mn 1:Lo 8:Cn 1:Lo 3:Cn 1:Lo n:Cn 1:Lo g:Cn 2:Mn 1:Lo 1:Mn 3:Mc 4:Cn 1:Mn 3:Cn 1:Mn 4:Cn 7:Mn 2:Cn 1:Lo 3:Cn 2:Lo 1:Cn 2:Lo 2:Mn 2:Cn
2:Nd a:Cn 7:Po 1:No 7:So 1:Lo 1:Mn 1:Mc 2:Po 1:Lo 8:Cn 1:Lo 3:Cn 1:Lo n:Cn 1:Lo a:Cn 1:Lo 5:Cn 2:Mn 1:Lo 1:Mc 1:Mn 1:Mc 5:Cn 1:Mn 1:Mc 2:Cn 1:Mc 2:Mn
2:Cn 7:Mc 2:Cn 6:Lo 2:Cn 1:Lo 2:Mn 2:Cn 2:Nd a:Cn 1:Lo 2:Mc 1:Cn c:Mn 2:Mc 2:Lo 9:Cn 1:Lo 3:Cn 1:Lo 15:Mn 2:Lo 1:Mc 3:Mn 4:Cn 1:Mc 3:Cn 1:Mc 3:Mn 1:Lo
1:So 1:Cn 4:Lo 3:Mc 1:No 7:Lo 3:Mn 2:Cn 2:Nd a:No 9:So 1:Lo 6:Cn 1:Mn 1:Mc 2:Cn 1:Lo i:Cn 3:Lo o:Cn 1:Lo 9:Cn 1:Lo 1:Cn 2:Lo 7:Cn 3:Mn 1:Cn 4:Mc 3:Mn
3:Cn 1:Mn 1:Cn 1:Mc 8:Cn 6:Nd a:Cn 2:Mc 2:Po 1:Cn c:Lo 1c:Mn 1:Lo 2:Mn 7:Cn 4:Sc 1:Lo 6:Lm 1:Mn 8:Po 1:Nd a:Po 2:Cn 11:Lo 2:Cn 1:Lo 1:Cn 1:Lo 5:Cn
1:Lo o:Cn 1:Lo 1:Cn 1:Lo a:Mn 1:Lo 2:Mn 9:Lo 1:Cn 2:Lo 5:Cn 1:Lm 1:Cn 1:Mn 7:Cn 1:Nd a:Cn 2:Lo 4:Cn w:Lo 1:So 3:Po f:So 1:Po 1:So 3:Mn 2:So 6:Nd a:No
a:So 1:Mn 1:So 1:Mn 1:So 1:Mn 1:Ps 1:Pe 1:Ps 1:Pe 1:Mc 2:Lo 8:Cn 1:Lo 10:Cn 4:Mn e:Mc 1:Mn 5:Po 1:Mn 2:Lo 5:Mn b:Cn 1:Mn 10:Cn 1:So 8:Mn 1:So 6:Cn
1:So 2:Po 5:So 4:Po 2:Cn 11:Lo 17:Mc 2:Mn 4:Mc 1:Mn 6:Mc 1:Mn 2:Mc 2:Mn 2:Lo 1:Nd a:Po 6:Lo 6:Mc 2:Mn 2:Lo 4:Mn 3:Lo 1:Mc 3:Lo 2:Mc 7:Lo 3:Mn 4:Lo
d:Mn 1:Mc 2:Mn 2:Mc 6:Mn 1:Lo 1:Mc 1:Nd a:Mc 3:Mn 1:So 2:Lu 12:Cn 1:Lu 1:Cn 5:Lu 1:Cn 2:Ll 17:Po 1:Lm 1:Ll 3:Lo 95:Cn 1:Lo 4:Cn 2:Lo 7:Cn 1:Lo 1:Cn
1:Lo 4:Cn 2:Lo 15:Cn 1:Lo 4:Cn 2:Lo x:Cn 1:Lo 4:Cn 2:Lo 7:Cn 1:Lo 1:Cn 1:Lo 4:Cn 2:Lo f:Cn 1:Lo 1l:Cn 1:Lo 4:Cn 2:Lo 1v:Cn 2:Mn 3:Po 9:No k:Cn 3:Lo
g:So a:Cn 6:Lu 2e:Cn 2:Ll 6:Cn 2:Pd 1:Lo h8:So 1:Po 1:Lo h:Zs 1:Lo q:Ps 1:Pe 1:Cn 3:Lo 23:Po 3:Nl 3:Lo 8:Cn 7:Lo i:Mn 3:Mc 1:Cn 9:Lo j:Mn 2:Mc 1:Po
2:Cn 9:Lo i:Mn 2:Cn c:Lo d:Cn 1:Lo 3:Cn 1:Mn 2:Cn c:Lo 1g:Mn 2:Mc 1:Mn 7:Mc 8:Mn 1:Mc 2:Mn b:Po 3:Lm 1:Po 3:Sc 1:Lo 1:Mn 1:Cn 2:Nd a:Cn 6:No a:Cn 6:Po
6:Pd 1:Po 4:Mn 3:Cf 1:Mn 1:Nd a:Cn 6:Lo z:Lm 1:Lo 1h:Cn 7:Lo 5:Mn 2:Lo y:Mn 1:Lo 1:Cn 5:Lo 1y:Cn a:Lo v:Cn 1:Mn 3:Mc 4:Mn 2:Mc 3:Cn 4:Mc 2:Mn 1:Mc
6:Mn 3:Cn 4:So 1:Cn 3:Po 2:Nd a:Lo u:Cn 2:Lo 5:Cn b:Lo 18:Cn 4:Lo q:Cn 6:Nd a:No 1:Cn 3:So y:Lo n:Mn 2:Mc 2:Mn 1:Cn 2:Po 2:Lo 1h:Mc 1:Mn 1:Mc 1:Mn
7:Cn 1:Mn 1:Mc 1:Mn 1:Mc 2:Mn 8:Mc 6:Mn a:Cn 2:Mn 1:Nd a:Cn 6:Nd a:Cn 6:Po 7:Lm 1:Po 6:Cn 2:Mn e:Me 1:Mn g:Cn 1d:Mn 4:Mc 1:Lo 1b:Mn 1:Mc 1:Mn 5:Mc
1:Mn 1:Mc 5:Mn 1:Mc 2:Lo 8:Cn 3:Nd a:Po 7:So a:Mn 9:So 9:Po 2:Cn 1:Mn 2:Mc 1:Lo u:Mc 1:Mn 4:Mc 2:Mn 2:Mc 1:Mn 3:Lo 2:Nd a:Lo 18:Mn 1:Mc 1:Mn 2:Mc 3:Mn
1:Mc 1:Mn 3:Mc 2:Cn 8:Po 4:Lo 10:Mc 8:Mn 8:Mc 2:Mn 2:Cn 3:Po 5:Nd a:Cn 3:Lo 3:Nd a:Lo u:Lm 6:Po 2:Ll 9:Cn 7:Lu 17:Cn 2:Lu 3:Po 8:Cn 8:Mn 3:Po 1:Mn
d:Mc 1:Mn 7:Lo 4:Mn 1:Lo 6:Mn 1:Lo 2:Mc 1:Mn 2:Lo 1:Cn 5:Ll 18:Lm 1r:Ll d:Lm 1:Ll y:Lm 11:Mn 1s:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 9:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 9:Lu 8:Ll 6:Cn
2:Lu 6:Cn 2:Ll 8:Lu 8:Ll 8:Lu 8:Ll 6:Cn 2:Lu 6:Cn 2:Ll 8:Cn 1:Lu 1:Cn 1:Lu 1:Cn 1:Lu 1:Cn 1:Lu 1:Ll 8:Lu 8:Ll e:Cn 2:Ll 8:Lt 8:Ll 8:Lt 8:Ll 8:Lt 8:Ll
5:Cn 1:Ll 2:Lu 4:Lt 1:Sk 1:Ll 1:Sk 3:Ll 3:Cn 1:Ll 2:Lu 4:Lt 1:Sk 3:Ll 4:Cn 2:Ll 2:Lu 4:Cn 1:Sk 3:Ll 8:Lu 5:Sk 3:Cn 2:Ll 3:Cn 1:Ll 2:Lu 4:Lt 1:Sk 2:Cn
1:Zs b:Cf 5:Pd 6:Po 2:Pi 1:Pf 1:Ps 1:Pi 2:Pf 1:Ps 1:Pi 1:Po 8:Zl 1:Zp 1:Cf 5:Zs 1:Po 9:Pi 1:Pf 1:Po 4:Pc 2:Po 3:Sm 1:Ps 1:Pe 1:Po b:Sm 1:Po 1:Pc 1:Po
a:Zs 1:Cf 5:Cn 1:Cf a:No 1:Lm 1:Cn 2:No 6:Sm 3:Ps 1:Pe 1:Lm 1:No a:Sm 3:Ps 1:Pe 1:Cn 1:Lm d:Cn 3:Sc x:Cn f:Mn d:Me 4:Mn 1:Me 3:Mn c:Cn f:So 2:Lu 1:So
4:Lu 1:So 2:Ll 1:Lu 3:Ll 2:Lu 3:Ll 1:So 1:Lu 1:So 2:Sm 1:Lu 5:So 6:Lu 1:So 1:Lu 1:So 1:Lu 1:So 1:Lu 4:So 1:Ll 1:Lu 4:Ll 1:Lo 4:Ll 1:So 2:Ll 2:Lu 2:Sm
5:Lu 1:Ll 4:So 1:Sm 1:So 2:Ll 1:So 1:No g:Nl z:Lu 1:Ll 1:Nl 4:No 1:So 2:Cn 4:Sm 5:So 5:Sm 2:So 4:Sm 1:So 2:Sm 1:So 2:Sm 1:So 7:Sm 1:So v:Sm 2:So 2:Sm
1:So 1:Sm 1:So v:Sm 7g:So 8:Ps 1:Pe 1:Ps 1:Pe 1:So k:Sm 2:So 7:Ps 1:Pe 1:So 29:Sm 1:So u:Sm p:So 14:Sm 6:So 1x:Cn p:So b:Cn l:No 1o:So 26:No m:So
53:Sm 1:So 9:Sm 1:So 1i:Sm 8:So 33:Sm 1:So 6w:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:No u:So 18:Sm 5:Ps 1:Pe 1:Sm v:Ps
1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Sm g:So 74:Sm 3n:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps
1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Sm 1r:Ps 1:Pe 1:Ps 1:Pe 1:Sm w:Ps 1:Pe 1:Sm 76:So 1c:Sm l:So 2:Sm 6:So 13:Cn 2:So w:Cn 1:So 2x:Lu 1c:Ll 1c:Lu 1:Ll 1:Lu
3:Ll 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 4:Ll 1:Lu 1:Ll 2:Lu 1:Ll 6:Lm 2:Lu 3:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 2:So 6:Lu 1:Ll 1:Lu 1:Ll 1:Mn
3:Lu 1:Ll 1:Cn 5:Po 4:No 1:Po 2:Ll 12:Cn 1:Ll 1:Cn 5:Ll 1:Cn 2:Lo 1k:Cn 7:Lm 1:Po 1:Cn e:Mn 1:Lo n:Cn 9:Lo 7:Cn 1:Lo 7:Cn 1:Lo 7:Cn 1:Lo 7:Cn 1:Lo
7:Cn 1:Lo 7:Cn 1:Lo 7:Cn 1:Lo 7:Cn 1:Mn w:Po 2:Pi 1:Pf 1:Pi 1:Pf 1:Po 3:Pi 1:Pf 1:Po 1:Pi 1:Pf 1:Po 9:Pd 1:Po 2:Pd 1:Po 1:Pi 1:Pf 1:Po 2:Pi 1:Pf 1:Ps
1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Po 5:Lm 1:Po a:Pd 2:Po 4:Pd 1:Po 1:Ps 1:Po d:So 2:Po 3:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Pd 1:Cn y:So q:Cn
1:So 2h:Cn c:So 5y:Cn q:So g:Zs 1:Po 3:So 1:Lm 1:Lo 1:Nl 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:So 2:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps
1:Pe 1:Pd 1:Ps 1:Pe 2:So 1:Nl 9:Mn 4:Mc 2:Pd 1:Lm 5:So 2:Nl 3:Lm 1:Lo 1:Po 1:So 2:Cn 1:Lo 2e:Cn 2:Mn 2:Sk 2:Lm 2:Lo 1:Pd 1:Lo 2i:Po 1:Lm 3:Lo 1:Cn
5:Lo 17:Cn 1:Lo 2m:Cn 1:So 2:No 4:So a:Lo w:So 10:Cn b:So 1:Lo g:So v:Cn 1:No a:So u:No 8:So 1:No f:So w:No a:So 13:No f:So 8w:Lo 534:So 1s:Lo g7p:Lm
1:Lo vr:Cn 3:So 1j:Cn 9:Lo 14:Lm 6:Po 2:Lo 7g:Lm 1:Po 3:Lo g:Nd a:Lo 2:Cn k:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lo 1:Mn 1:Me 3:Po 1:Mn a:Po 1:Lm 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lm 2:Mn 2:Lo 1y:Nl a:Mn 2:Po 6:Cn 8:Sk n:Lm 9:Sk 2:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
3:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll
1:Lu 1:Ll 1:Lm 1:Ll 8:Lu 1:Ll 1:Lu 1:Ll 1:Lu 2:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lm 1:Sk 2:Lu 1:Ll 1:Lu 1:Ll 1:Lo 1:Lu 1:Ll 1:Lu 1:Ll 3:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 5:Ll 1:Lu 5:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu
1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Lu 4:Ll 1:Lu 1:Ll 1:Cn 5:Lu 1:Ll 1:Cn 1:Ll 1:Cn 1:Ll 1:Lu 1:Ll 1:Lu 1:Ll 1:Cn o:Lm 3:Lu 1:Ll 1:Lo 1:Lm 2:Ll 1:Lo
7:Mn 1:Lo 3:Mn 1:Lo 4:Mn 1:Lo n:Mc 2:Mn 2:Mc 1:So 4:Mn 1:Cn 3:No 6:So 2:Sc 1:So 1:Cn 6:Lo 1g:Po 4:Cn 8:Mc 2:Lo 1e:Mc g:Mn 2:Cn 8:Po 2:Nd a:Cn 6:Mn
i:Lo 6:Po 3:Lo 1:Po 1:Lo 2:Mn 1:Nd a:Lo s:Mn 8:Po 2:Lo n:Mn b:Mc 2:Cn b:Po 1:Lo t:Cn 3:Mn 3:Mc 1:Lo 1b:Mn 1:Mc 2:Mn 4:Mc 2:Mn 2:Mc 3:Po d:Cn 1:Lm 1:Nd
a:Cn 4:Po 2:Lo 5:Mn 1:Lm 1:Lo 9:Nd a:Lo 5:Cn 1:Lo 15:Mn 6:Mc 2:Mn 2:Mc 2:Mn 2:Cn 9:Lo 3:Mn 1:Lo 8:Mn 1:Mc 1:Cn 2:Nd a:Cn 2:Po 4:Lo g:Lm 1:Lo 6:So 3:Lo
1:Mc 1:Mn 1:Mc 1:Lo 1e:Mn 1:Lo 1:Mn 3:Lo 2:Mn 2:Lo 5:Mn 2:Lo 1:Mn 1:Lo 1:Cn o:Lo 2:Lm 1:Po 2:Lo b:Mc 1:Mn 2:Mc 2:Po 2:Lo 1:Lm 2:Mc 1:Mn 1:Cn a:Lo 6:Cn
2:Lo 6:Cn 2:Lo 6:Cn 9:Lo 7:Cn 1:Lo 7:Cn 1:Ll 17:Sk 1:Lm 4:Ll 9:Lm 1:Sk 2:Cn 4:Ll 28:Lo z:Mc 2:Mn 1:Mc 2:Mn 1:Mc 2:Po 1:Mc 1:Mn 1:Cn 2:Nd a:Cn 6:Lo
8mc:Cn c:Lo n:Cn 4:Lo 1d:Cn 4:Cs 1kw:Co 4xs:Lo a6:Cn 2:Lo 2y:Cn 12:Ll 7:Cn c:Ll 5:Cn 5:Lo 1:Mn 1:Lo a:Sm 1:Lo d:Cn 1:Lo 5:Cn 1:Lo 1:Cn 1:Lo 2:Cn 1:Lo
2:Cn 1:Lo 30:Sk h:Cn g:Lo a3:Pe 1:Ps 1:So g:Lo 1s:Cn 2:Lo 1i:Cn 7:So 1:Cn w:Lo c:Sc 1:So 3:Mn g:Po 7:Ps 1:Pe 1:Po 1:Cn 6:Mn g:Po 1:Pd 2:Pc 2:Ps 1:Pe
1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Po 2:Ps 1:Pe 1:Po 4:Pc 3:Po 3:Cn 1:Po 4:Pd 1:Ps 1:Pe 1:Ps 1:Pe 1:Ps 1:Pe 1:Po
3:Sm 1:Pd 1:Sm 3:Cn 1:Po 1:Sc 1:Po 2:Cn 4:Lo 5:Cn 1:Lo 3r:Cn 2:Cf 1:Cn 1:Po 3:Sc 1:Po 3:Ps 1:Pe 1:Po 1:Sm 1:Po 1:Pd 1:Po 2:Nd a:Po 2:Sm 3:Po 2:Lu q:Ps
1:Po 1:Pe 1:Sk 1:Pc 1:Sk 1:Ll q:Ps 1:Sm 1:Pe 1:Sm 1:Ps 1:Pe 1:Po 1:Ps 1:Pe 1:Po 2:Lo a:Lm 1:Lo 19:Lm 2:Lo v:Cn 3:Lo 6:Cn 2:Lo 6:Cn 2:Lo 6:Cn 2:Lo 3:Cn
3:Sc 2:Sm 1:Sk 1:So 1:Sc 2:Cn 1:So 1:Sm 4:So 2:Cn a:Cf 3:So 2:Cn 2:Lo c:Cn 1:Lo q:Cn 1:Lo j:Cn 1:Lo 2:Cn 1:Lo f:Cn 2:Lo e:Cn y:Lo 3f:Cn 5:Po 3:Cn 4:No
19:Cn 3:So 9:Nl 1h:No 4:So h:No 2:So 3:Cn 1:So d:Cn 3:So 1:Cn 1b:So 19:Mn 1:Cn 3m:Lo t:Cn 3:Lo 1d:Cn f:Mn 1:No r:Cn 4:Lo w:No 4:Cn 9:Lo k:Nl 1:Lo 8:Nl
1:Cn 5:Lo 12:Mn 5:Cn 5:Lo u:Cn 1:Po 1:Lo 10:Cn 4:Lo 8:Po 1:Nl 5:Cn 16:Lu 14:Ll 14:Lo 26:Cn 2:Nd a:Cn 6:Lu 10:Cn 4:Ll 10:Cn 4:Lo 14:Cn 8:Lo 1g:Cn b:Po
1:Lu b:Cn 1:Lu f:Cn 1:Lu 7:Cn 1:Lu 2:Cn 1:Ll b:Cn 1:Ll f:Cn 1:Ll 7:Cn 1:Ll 2:Cn 1v:Lo 8n:Cn 9:Lo m:Cn a:Lo 8:Cn o:Lm 6:Cn 1:Lm 16:Cn 1:Lm 9:Cn 1x:Lo
6:Cn 2:Lo 1:Cn 1:Lo 18:Cn 1:Lo 2:Cn 3:Lo 1:Cn 2:Lo n:Cn 1:Po 1:No 8:Lo n:So 2:No 7:Lo v:Cn 8:No 9:Cn 1c:Lo j:Cn 1:Lo 2:Cn 5:No 5:Lo m:No 6:Cn 3:Po
1:Lo q:Cn 5:Po 1:Cn 1s:Lo 1k:Cn 4:No 2:Lo 2:No g:Cn 2:No 1a:Lo 1:Mn 3:Cn 1:Mn 2:Cn 5:Mn 4:Lo 4:Cn 1:Lo 3:Cn 1:Lo t:Cn 2:Mn 3:Cn 4:Mn 1:No 9:Cn 7:Po
9:Cn 7:Lo t:No 2:Po 1:Lo t:No 3:Cn w:Lo 8:So 1:Lo s:Mn 2:Cn 4:No 5:Po 7:Cn 9:Lo 1i:Cn 3:Po 7:Lo m:Cn 2:No 8:Lo j:Cn 5:No 8:Lo i:Cn 7:Po 4:Cn c:No 7:Cn
28:Lo 21:Cn 1j:Lu 1f:Cn d:Ll 1f:Cn 7:No 6:Lo 10:Mn 4:Cn 8:Nd a:Cn 86:No v:Cn 1:Lo 16:Cn 1:Mn 2:Pd 1:Cn 2:Lo 2:Cn 23:Mn 3:Lo t:No a:Lo 1:Cn 8:Lo m:Mn
b:No 4:Po 5:Cn m:Lo i:Mn 4:Po 4:Cn 12:Lo l:No 7:Cn k:Lo n:Cn 9:Mc 1:Mn 1:Mc 1:Lo 1h:Mn f:Po 7:Cn 4:No k:Nd a:Mn 1:Lo 2:Mn 2:Lo 1:Cn 9:Mn 3:Mc 1:Lo
19:Mc 3:Mn 4:Mc 2:Mn 2:Po 2:Cf 1:Po 4:Mn 1:Cn a:Cf 1:Cn 2:Lo p:Cn 7:Nd a:Cn 6:Mn 3:Lo 10:Mn 5:Mc 1:Mn 8:Cn 1:Nd a:Po 4:Lo 1:Mc 2:Lo 1:Cn 8:Lo z:Mn
1:Po 2:Lo 1:Cn 9:Mn 2:Mc 1:Lo 1c:Mc 3:Mn 9:Mc 2:Lo 4:Po 4:Mn 4:Po 1:Mc 1:Mn 1:Nd a:Lo 1:Po 1:Lo 1:Po 3:Cn 1:No k:Cn b:Lo i:Cn 1:Lo p:Mc 3:Mn 3:Mc 2:Mn
1:Mc 1:Mn 2:Po 6:Mn 1:Lo 2:Mn 1:Cn 1q:Lo 7:Cn 1:Lo 1:Cn 1:Lo 4:Cn 1:Lo f:Cn 1:Lo a:Po 1:Cn 6:Lo 1b:Mn 1:Mc 3:Mn 8:Cn 5:Nd a:Cn 6:Mn 2:Mc 2:Cn 1:Lo
8:Cn 2:Lo 2:Cn 2:Lo m:Cn 1:Lo 7:Cn 1:Lo 2:Cn 1:Lo 5:Cn 1:Mn 2:Lo 1:Mc 2:Mn 1:Mc 4:Cn 2:Mc 2:Cn 2:Mc 3:Cn 2:Lo 1:Cn 6:Mc 1:Cn 5:Lo 5:Mc 2:Cn 2:Mn 7:Cn
3:Mn 5:Cn 3v:Lo 1h:Mc 3:Mn 8:Mc 2:Mn 3:Mc 1:Mn 1:Lo 4:Po 5:Nd a:Po 2:Cn 1:Po 1:Mn 1:Lo 3:Cn u:Lo 1c:Mc 3:Mn 6:Mc 1:Mn 1:Mc 4:Mn 2:Mc 1:Mn 2:Lo 2:Po
1:Lo 1:Cn 8:Nd a:Cn 4m:Lo 1b:Mc 3:Mn 4:Cn 2:Mc 4:Mn 2:Mc 1:Mn 2:Po n:Lo 4:Mn 2:Cn y:Lo 1c:Mc 3:Mn 8:Mc 2:Mn 1:Mc 1:Mn 2:Po 3:Lo 1:Cn b:Nd a:Cn 6:Po
d:Cn j:Lo 17:Mn 1:Mc 1:Mn 1:Mc 2:Mn 6:Mc 1:Mn 1:Lo 1:Po 1:Cn 6:Nd a:Cn 1i:Lo r:Cn 2:Mn 3:Mc 2:Mn 4:Mc 1:Mn 5:Cn 4:Nd a:No 2:Po 3:So 1:Lo 7:Cn 55:Lo
18:Mc 3:Mn 9:Mc 1:Mn 2:Po 1:Cn 2s:Lu w:Ll w:Nd a:No 9:Cn c:Lo 8:Cn 2:Lo 1:Cn 2:Lo 8:Cn 1:Lo 2:Cn 1:Lo o:Mc 6:Cn 1:Mc 2:Cn 2:Mn 2:Mc 1:Mn 1:Lo 1:Mc
1:Lo 1:Mc 1:Mn 1:Po 3:Cn 9:Nd a:Cn 1y:Lo 8:Cn 2:Lo 13:Mc 3:Mn 4:Cn 2:Mn 2:Mc 4:Mn 1:Lo 1:Po 1:Lo 1:Mc 1:Cn r:Lo 1:Mn a:Lo 14:Mn 6:Mc 1:Lo 1:Mn 4:Po
8:Mn 1:Cn 8:Lo 1:Mn 6:Mc 2:Mn 3:Lo 1a:Mn d:Mc 1:Mn 2:Po 3:Lo 1:Po 5:Cn d:Lo 21:Cn 7:Po a:Cn 6u:Lo 9:Cn 1:Lo 11:Mc 1:Mn 7:Cn 1:Mn 6:Mc 1:Mn 1:Lo 1:Po
5:Cn a:Nd a:No j:Cn 3:Po 2:Lo u:Cn 2:Mn m:Cn 1:Mc 1:Mn 7:Mc 1:Mn 2:Mc 1:Mn 2:Cn 21:Lo 7:Cn 1:Lo 2:Cn 1:Lo 12:Mn 6:Cn 3:Mn 1:Cn 1:Mn 2:Cn 1:Mn 7:Lo
1:Mn 1:Cn 8:Nd a:Cn 6:Lo 6:Cn 1:Lo 2:Cn 1:Lo w:Mc 5:Cn 1:Mn 2:Cn 1:Mc 2:Mn 1:Mc 1:Mn 1:Lo 1:Cn 7:Nd a:Cn 8m:Lo j:Mn 2:Mc 2:Po 2:Cn 7:Mn 2:Lo 1:Mc 1:Lo
d:Cn 1:Lo y:Mc 2:Mn 5:Cn 3:Mc 2:Mn 1:Mc 1:Mn 1:Po d:Nd a:Cn 2e:Lo 1:Cn f:No l:So 8:Sc 4:So h:Cn d:Po 1:Lo pm:Cn 2u:Nl 33:Cn 1:Po 5:Cn b:Lo 5g:Cn
218:Lo 2p:Po 2:Cn d:Lo ts:Cf g:Mn 1:Lo 6:Mn f:Cn 33e:Lo g7:Cn 6nt:Lo ft:Cn 7:Lo v:Cn 1:Nd a:Cn 4:Po 2:Lo 27:Cn 1:Nd a:Cn 6:Lo u:Cn 2:Mn 5:Po 1:Cn a:Lo
1c:Mn 7:Po 5:So 4:Lm 4:Po 1:So 1:Cn a:Nd a:Cn 1:No 7:Cn 1:Lo l:Cn 5:Lo j:Cn j4:Lu w:Ll w:No n:Po 4:Cn 2t:Lo 23:Cn 4:Mn 1:Lo 1:Mc 1j:Cn 7:Mn 4:Lm d:Cn
1s:Lm 2:Po 1:Lm 1:Mn 1:Cn b:Mc 2:Cn e:Lo 4qg:Cn 8:Lo ye:Cn 16:Lo 9:Cn 6w7:Lm 4:Cn 1:Lm 7:Cn 1:Lm 2:Cn 1:Lo 83:Cn f:Lo 1:Cn t:Lo 3:Cn 2:Lo 1:Cn e:Lo
4:Cn 8:Lo b0:Cn 1s4:Lo 2z:Cn 5:Lo d:Cn 3:Lo 9:Cn 7:Lo a:Cn 2:So 1:Mn 2:Po 1:Cf 4:Cn 3mk:Mn 1a:Cn 2:Mn n:Cn 9:So 38:Cn 1o:So 6u:Cn a:So 13:Cn 2:So
1o:Mc 2:Mn 3:So 3:Mc 6:Cf 8:Mn 8:So 2:Mn 7:So u:Mn 4:So 1p:Cn l:So 1u:Mn 3:So 1:Cn 3e:No k:Cn c:No k:Cn c:So 2f:Cn 9:No p:Cn 3r:Lu q:Ll q:Lu q:Ll 7:Cn
1:Ll i:Lu q:Ll q:Lu 1:Cn 1:Lu 2:Cn 2:Lu 1:Cn 2:Lu 2:Cn 2:Lu 4:Cn 1:Lu 8:Ll 4:Cn 1:Ll 1:Cn 1:Ll 7:Cn 1:Ll b:Lu q:Ll q:Lu 2:Cn 1:Lu 4:Cn 2:Lu 8:Cn 1:Lu
7:Cn 1:Ll q:Lu 2:Cn 1:Lu 4:Cn 1:Lu 5:Cn 1:Lu 1:Cn 3:Lu 7:Cn 1:Ll q:Lu q:Ll q:Lu q:Ll q:Lu q:Ll q:Lu q:Ll q:Lu q:Ll q:Lu q:Ll s:Cn 2:Lu p:Sm 1:Ll p:Sm
1:Ll 6:Lu p:Sm 1:Ll p:Sm 1:Ll 6:Lu p:Sm 1:Ll p:Sm 1:Ll 6:Lu p:Sm 1:Ll p:Sm 1:Ll 6:Lu p:Sm 1:Ll p:Sm 1:Ll 6:Lu 1:Ll 1:Cn 2:Nd 1e:So e8:Mn 1j:So 4:Mn
1e:So 8:Mn 1:So e:Mn 1:So 2:Po 5:Cn f:Mn 5:Cn 1:Mn f:Cn uo:Ll a:Lo 1:Ll k:Cn 6:Ll 6:Cn 5x:Mn 7:Cn 1:Mn h:Cn 2:Mn 7:Cn 1:Mn 2:Cn 1:Mn 5:Cn 5:Lm 1q:Cn
x:Mn 1:Cn 34:Lo 19:Cn 3:Mn 7:Lm 7:Cn 2:Nd a:Cn 4:Lo 1:So 1:Cn 8w:Lo u:Mn 1:Cn h:Lo 18:Mn 4:Nd a:Cn 5:Sc 1:Cn cw:Lo r:Lm 1:Mn 4:Nd a:Cn km:Lo 7:Cn 1:Lo
4:Cn 1:Lo 2:Cn 1:Lo f:Cn 1:Lo 5h:Cn 2:No 9:Mn 7:Cn 15:Lu y:Ll y:Mn 7:Lm 1:Cn 4:Nd a:Cn 4:Po 2:Cn lt:No 1n:So 1:No 3:Sc 1:No 4:Cn 24:No 19:So 1:No f:Cn
5e:Lo 4:Cn 1:Lo r:Cn 1:Lo 2:Cn 1:Lo 1:Cn 2:Lo 1:Cn 1:Lo a:Cn 1:Lo 4:Cn 1:Lo 1:Cn 1:Lo 1:Cn 6:Lo 1:Cn 4:Lo 1:Cn 1:Lo 1:Cn 1:Lo 1:Cn 1:Lo 3:Cn 1:Lo 2:Cn
1:Lo 1:Cn 2:Lo 1:Cn 1:Lo 1:Cn 1:Lo 1:Cn 1:Lo 1:Cn 1:Lo 1:Cn 1:Lo 2:Cn 1:Lo 1:Cn 2:Lo 4:Cn 1:Lo 7:Cn 1:Lo 4:Cn 1:Lo 4:Cn 1:Lo 1:Cn 1:Lo a:Cn 1:Lo h:Cn
5:Lo 3:Cn 1:Lo 5:Cn 1:Lo h:Cn 1g:Sm 2:Cn 7i:So 18:Cn 4:So 2s:Cn c:So f:Cn 2:So f:Cn 1:So f:Cn 1:So 11:Cn a:No d:So 4h:Cn 1k:So t:Cn d:So 18:Cn 4:So
9:Cn 7:So 2:Cn e:So 6:Cn 4a:So 6z:Sk 5:So k8:Cn 4:So h:Cn 3:So d:Cn 3:So 3b:Cn 4:So 2n:Cn 6:So c:Cn 4:So 1:Cn f:So c:Cn 4:So 1k:Cn 8:So a:Cn 6:So
14:Cn 8:So u:Cn 2:So 2:Cn 26:So 9g:Cn c:So e:Cn 2:So d:Cn 3:So 9:Cn 7:So 1a:Cn 1:So 7:Cn 8:So e:Cn 4:So 9:Cn 7:So 9:Cn 7:So 43:Cn 1:So 1j:Cn 11:Nd
a:Cn sm:Lo wyo:Cn w:Lo 37e:Cn 6:Lo 66:Cn 2:Lo 4g2:Cn e:Lo 5rl:Cn f:Lo ha:Cn 1wi:Lo f2:Cn 15u:Lo 3t7:Cn 5:Lo 38g:Cn f975:Cf 1:Cn u:Cf 2o:Cn 3k:Mn 6o:Cn
1e6o:Co 1eke:Cn 2:Co 1eke:Cn"""
WIDTH = """\
0:N w:Na 2n:N y:A 1:Na 2:A 1:Na 2:A 2:N 1:A 1:N 1:Na 1:A 2:Na 1:A 5:N 1:A 5:N 1:A 4:N 6:A 1:N 9:A 1:N 6:A 2:N 5:A 4:N 4:A 1:N 1:A 3:N 1:A 2:N 2:A 1:N
1:A 2:N 3:A 4:N 1:A 1:N 1:A 1:N 2:A 1:N f:A 1:N 1:A 1:N 7:A 1:N a:A 2:N 3:A 1:N 5:A 3:N 4:A 1:N 6:A 4:N 1:A 1:N 3:A 4:N 1:A 1:N 4:A 2:N i:A 2:N 3:A
1:N 2q:A 1:N 1:A 1:N 1:A 1:N 1:A 1:N 1:A 1:N 1:A 1:N 1:A 1:N 1:A 1:N 38:A 1:N f:A 1:N 2q:A 1:N 2:A 1:N 1:A 3:N 1:A 1:N 2:A 1:N 7:A 4:N 1:A 1:N 1:A 1:N
w:A 34:N x:A h:N 1:A 7:N 7:A h:N 1:A 7:N 1j:A 1:N e:A 1s:N 1:A 1:N 2i6:W 2o:N 2wg:A 1:N 2:A 4:N 1:A 2:N 2:A 2:N 2:A 3:N 1:A 4:N 8:A 1:N 1:A 2:N 1:A
1:N 5:A 1:N 2:A 1:N 1h:A 1:N a:A 1:N 1:A 4:N 10:H 1:N 2:A 1:N 2e:A 1:N 1:A 1:N 3:A 1:N 9:A 1:N 2:A 1:N a:A 2:N 3:A 1:N 4:A 1:N 13:A 2:N 6:A 4:N 1:A
c:N 4:A a:N f:A 1:N 6:A a:N u:A 2:N o:A 1:N 1:A 1:N i:A 1:N o:A 1:N 1:A 2:N 3:A 2:N 2:A 1:N 3:A 1:N 1:A 1:N 3:A 1:N 4:A 1:N 2:A 4:N 2:A 1:N 1:A 1:N
1:A 6:N 1:A 1:N 5:A 4:N 4:A 2:N a:A 1:N 3:A 1:N 5:A 1:N d:A 2:N 2:A 4:N 2:A 2:N 2:A 2:N i:A 2:N 2:A 2:N d:A 1:N 3:A 1:N b:A 1:N p:A 1:N 2a:A 1:N 7:W
2:N d:W 2:N 5a:W 4:N 3:W 1:N 2:W 1:N 30:A 3u:N 1:A 2p:N 4:A 10:N c:A g:N 2:A 4:N a:A 2:N 1:A 7:N 8:A 2:N 2:A 2:N 4:A 2:N 2:A 2:N 4:A 3:N 2:A 1:N 2:A
4:N g:A 4:N 9:A 1:N d:W 2:N 6:A 2:N 2:A 1:N 4:A 2:N 4:W 2:N 6:A 1:N 1:A 1:N x:A 1:N 1:A 1:N 5:W c:N c:A 2:N 1:A 3:N 1:A 4:N 1:A 2:N 1:A 1:N f:W 1:N
j:W 1:N a:A 2:N 1:W 1:N 8:W 2:N h:W 2:A 1:N 4:W 2:A 8:W 1:A 5:W 1:A d:N 1:A 1:N 4:A 2:W 1:A 7:W 2:A 1:W 1:A 4:W 1:A 2:W 1:A 2:N 5:W 1:N 4:W 2:N s:W
1:N k:A 1:N e:W 1:N 1:W 1:N 4:W 3:N 1:W 1:N u:A a:N l:W 3:N o:W 1:N e:W 1:N 12:Na 8:N bb:Na 2:N b8:W 2:N 1f:W 1:N 4:W 1:A 4:N me:W q:N 1:W 2h:N c:W
5y:N q:W g:F 1:W 1q:N 2:W 2e:N 2:W 2v:N 5:W 17:N 1:W 2m:N 1:W 2c:N b:W 1c:N 1:W 14:A 8:W 5f4:N 1s:W h3h:N 3:W 1j:N wp:W t:N hv:W 8mc:N 1ng:A 4xs:W
e8:N lc:A g:W a:N m:W z:N 1:W j:N 1:W 4:N 45:F 2o:H 2m:N 3:H 6:N 2:H 6:N 2:H 6:N 2:H 3:N 3:F 7:N 1:H 7:N e:A 1:N m3m:W 5:N b:W 2:N e:W 4qg:N 8:W ye:N
16:W 9:N 6w7:W 4:N 1:W 7:N 1:W 2:N 1:W 83:N f:W 1:N t:W 3:N 2:W 1:N e:W 4:N 8:W b0:N c20:W 1:N 5m:W 1:N 1c:A b:N 5:A u:N 2:A 1m:N 6:A u:W 1:A 2:W a:A
i:N 2b:W 3:N d:W 18:N 4:W 9:N 7:W 2:N e:W 6:N 4a:W x:N c:W 9:N 1:W 1y:N 1:W m:N c:W 17:N 4:W 5:N c:W h:N 3:W 1:N 3:W 1z:N 1:W 1:N 1:W 57:N 2:W 1r:N
d:W 4:N 1:W o:N i:W 1:N q:W 2:N d:W 1:N 2e:W 2d:N 1c:W 1y:N 6:W 1:N 3:W 3:N 2:W 3:N 4:W 4:N b:W 2:N 7:W 9:N 6b:W c:N 4:W 1:N 7v:W 1b:N 1:W a:N 1:W
55:N 34:W d:N 3:W 9:N 7:W 1a:N 1:W 7:N 8:W e:N 4:W 9:N 7:W 9:N zr:W 1eke:N 2:W 1eke:N e1vm:A 6o:N 1e6o:A 1eke:N 2:A 1eke:N"""
COMBINING = """\
0:0 lc:230 l:232 1:220 4:232 1:216 1:220 5:202 2:220 4:202 2:220 b:1 5:220 4:230 8:240 1:230 1:220 3:230 3:220 2:0 1:230 3:220 4:230 1:232 1:220 2:230
1:233 1:234 2:233 1:234 2:233 1:230 d:0 7n:230 5:0 7d:220 1:230 4:220 1:230 3:222 1:220 1:230 6:220 6:230 2:220 1:230 2:222 1:228 1:230 1:10 1:11 1:12
1:13 1:14 1:15 1:16 1:17 1:18 1:19 2:20 1:21 1:22 1:0 1:23 1:0 1:24 1:25 1:0 1:230 1:220 1:0 1:18 1:0 20:230 8:30 1:31 1:32 1:0 1c:27 1:28 1:29 1:30
1:31 1:32 1:33 1:34 1:230 2:220 2:230 5:220 1:230 2:220 1:0 g:35 1:0 2t:230 7:0 2:230 4:220 1:230 1:0 2:230 2:0 1:220 1:230 2:220 1:0 z:36 1:0 u:230
1:220 1:230 2:220 1:230 2:220 3:230 1:220 2:230 1:220 1:230 3:220 1:230 1:220 1:230 1:220 1:230 1:220 1:230 2:0 4g:230 7:220 1:230 1:0 9:220 1:0 o:230
4:0 1:230 9:0 1:230 3:0 1:230 5:0 17:220 3:0 1o:230 1:220 3:230 4:0 16:230 5:220 5:230 e:0 1:220 1:230 2:220 1:230 2:220 1:230 3:220 3:27 1:28 1:29
1:230 3:220 1:230 2:220 2:230 5:0 1o:7 1:0 g:9 1:0 3:230 1:220 1:230 2:0 2v:7 1:0 g:9 1:0 1c:230 1:0 1p:7 1:0 g:9 1:0 32:7 1:0 g:9 1:0 32:7 1:0 g:9
1:0 3j:9 1:0 32:7 1:0 g:9 1:0 7:84 1:91 1:0 2t:7 1:0 g:9 1:0 31:9 2:0 g:9 1:0 3g:9 1:0 31:103 2:9 1:0 d:107 4:0 30:118 2:9 1:0 d:122 4:0 24:220 2:0
r:220 1:0 1:220 1:0 1:216 1:0 1j:129 1:130 1:0 1:132 1:0 5:130 4:0 2:130 1:0 1:230 2:9 1:0 1:230 2:0 1q:220 1:0 34:7 1:0 1:9 2:0 2a:220 1:0 jz:230 3:0
qc:9 2:0 u:9 1:0 4d:9 1:0 a:230 1:0 5n:228 1:0 3z:222 1:230 1:220 1:0 63:230 1:220 1:0 1z:9 1:0 k:230 8:0 2:220 1:0 1c:230 5:220 6:230 2:220 1:0 1:220
2:230 2:220 2:230 5:220 1:230 4:0 2t:7 1:0 f:9 1:0 12:230 1:220 1:230 7:0 1i:9 2:0 1m:7 1:0 b:9 2:0 1v:7 1:0 48:230 3:0 1:1 1:220 5:230 2:220 4:230
1:0 1:1 7:0 4:220 1:0 6:230 1:0 3:230 2:0 5i:230 2:220 1:230 7:220 1:230 2:234 1:214 1:220 1:202 1:230 11:232 1:228 2:220 1:218 1:230 1:233 1:220
1:230 1:220 1:0 k0:230 2:1 2:230 4:1 3:230 2:0 4:230 1:0 3:1 2:230 1:220 1:230 1:1 2:220 4:230 1:0 2da:230 3:0 3x:9 1:0 2o:230 w:0 fe:218 1:228 1:232
1:222 1:224 2:0 2x:8 2:0 n9w:230 1:0 4:230 a:0 w:230 2:0 28:230 2:0 7o:9 1:0 11:9 1:0 47:9 1:0 r:230 i:0 1l:220 3:0 11:9 1:0 2n:7 1:0 c:9 1:0 6n:230
1:0 1:230 2:220 1:0 2:230 2:0 5:230 2:0 1:230 1:0 1g:9 1:0 6u:9 1:0 fn4:26 1:0 ld:230 7:220 7:230 2:0 r1:220 1:0 6a:220 1:0 45:230 5:0 1aq:220 1:0
1:230 1:0 14:230 1:1 1:220 1:0 4:9 1:0 4l:230 1:220 1:0 fx:230 4:0 ar:230 2:0 28:220 3:0 1y:220 2:230 3:220 1:230 1:220 4:0 1d:230 1:220 1:230 1:220
1:0 5c:9 1:0 15:9 1:0 e:9 1:0 1l:9 1:7 1:0 1x:230 3:0 1c:9 2:0 1q:7 1:0 24:9 1:0 9:7 1:0 2y:9 1:7 1:0 4y:7 1:9 1:0 28:7 2:0 g:9 1:0 o:230 7:0 3:230
5:0 5p:9 1:0 3:7 1:0 n:230 1:0 2r:9 1:7 1:0 6z:9 1:7 1:0 3i:9 1:0 3a:9 1:7 1:0 37:9 1:0 7h:9 1:7 1:0 76:9 2:0 4:7 1:0 4c:9 1:0 2b:9 1:0 i:9 1:0 29:9
1:0 bp:9 1:0 76:7 1:0 1:9 2:0 29:9 1:0 bt:9 2:0 ey5:1 5:0 1n:230 7:0 xl:6 2:0 f58:1 1:0 43q:216 2:1 3:0 3:226 1:216 5:0 8:220 8:0 2:230 5:220 2:0
u:230 4:0 44:230 3:0 2pn:230 7:0 1:230 h:0 2:230 7:0 1:230 2:0 1:230 5:0 2s:230 1:0 4g:230 7:0 af:230 1:0 1p:230 4:0 e4:232 2:220 1:230 1:0 rk:220 7:0
31:230 6:7 1:0"""
BIDIRECTIONAL = """\
0:BN 9:S 1:B 1:S 1:WS 1:B 1:BN e:B 3:S 1:WS 1:ON 2:ET 3:ON 5:ES 1:CS 1:ES 1:CS 2:EN a:CS 1:ON 6:L q:ON 6:L q:ON 4:BN 6:B 1:BN q:CS 1:ON 1:ET 4:ON 4:L
1:ON 2:BN 1:ON 2:ET 2:EN 2:ON 1:L 1:ON 3:EN 1:L 1:ON 5:L n:ON 1:L v:ON 1:L ch:ON 2:L 7:ON e:L 2:ON e:L 5:ON 9:L 1:ON h:NSM 34:L 4:ON 2:L 2: 2:L 4:ON
1:L 1: 4:ON 2:L 1:ON 1:L 3: 1:L 1: 1:L k: 1:L 2b:ON 1:L 3w:NSM 7:L 4m: 1:L 12: 2:L 1d:ON 1: 2:ON 2:ET 1: 1:NSM 19:R 1:NSM 1:R 1:NSM 2:R 1:NSM 2:R
1:NSM 1: 8:R r: 4:R 6: b:AN 6:ON 2:AL 1:ET 2:AL 1:CS 1:AL 1:ON 2:NSM b:AL 1c:NSM l:AN a:ET 1:AN 2:AL 3:NSM 1:AL 2t:NSM 7:AN 1:ON 1:NSM 6:AL 2:NSM 2:ON
1:NSM 4:AL 2:EN a:AL k: 1:AL 2:NSM 1:AL u:NSM r: 2:AL 2h:NSM b:AL 1: e:R 17:NSM 9:R 2:ON 4:R 1: 2:NSM 1:R o:NSM 4:R 1:NSM 9:R 1:NSM 3:R 1:NSM 5: 2:R
f: 1:R p:NSM 3: 2:R 1: 1:AL b: 5:AL v: 1:AN 2: 6:NSM 8:AL 16:NSM o:AN 1:NSM w:L 1j:NSM 1:L 1:NSM 1:L 4:NSM 8:L 4:NSM 1:L 3:NSM 7:L a:NSM 2:L t:NSM 1:L
2: 1:L 8: 2:L 2: 2:L m: 1:L 7: 1:L 1: 3:L 4: 2:NSM 1:L 4:NSM 4: 2:L 2: 2:L 2:NSM 1:L 1: 8:L 1: 4:L 2: 1:L 3:NSM 2: 2:L c:ET 2:L 7:ET 1:L 2:NSM 1:
2:NSM 2:L 1: 1:L 6: 4:L 2: 2:L m: 1:L 7: 1:L 2: 1:L 2: 1:L 2: 2:NSM 1: 1:L 3:NSM 2: 4:NSM 2: 2:NSM 3: 3:NSM 1: 7:L 4: 1:L 1: 7:L a:NSM 2:L 3:NSM 1:L
1: a:NSM 2:L 1: 1:L 9: 1:L 3: 1:L m: 1:L 7: 1:L 2: 1:L 5: 2:NSM 1:L 4:NSM 5: 1:NSM 2:L 1: 1:L 2:NSM 1: 2:L 1: f:L 2:NSM 2: 2:L b:ET 1: 7:L 1:NSM 6:
1:NSM 1:L 2: 1:L 8: 2:L 2: 2:L m: 1:L 7: 1:L 2: 1:L 5: 2:NSM 1:L 2:NSM 1:L 1:NSM 4: 2:L 2: 2:L 2:NSM 1: 7:NSM 2:L 1: 4:L 2: 1:L 3:NSM 2: 2:L i: a:NSM
1:L 1: 1:L 6: 3:L 3: 1:L 4: 3:L 2: 1:L 1: 1:L 2: 3:L 2: 3:L 3: 3:L c: 4:L 2:NSM 1:L 2: 3:L 3: 1:L 3:NSM 1: 2:L 1: 6:L 1: e:L d:ON 6:ET 1:ON 1: 5:NSM
1:L 3:NSM 1:L 8: 1:L 3: 1:L n: 1:L g: 2:NSM 1:L 1:NSM 3:L 4: 1:NSM 3: 1:NSM 4: 7:NSM 2: 1:L 3: 2:L 1: 2:L 2:NSM 2: 2:L a: 7:L 1:ON 7:L 2:NSM 1:L b:
1:L 3: 1:L n: 1:L a: 1:L 5: 2:NSM 1:L 8: 1:L 3: 1:L 2:NSM 2: 7:L 2: 6:L 2: 1:L 2:NSM 2: 2:L a: 1:L 3: c:NSM 2:L b: 1:L 3: 1:L 15:NSM 2:L 4:NSM 4: 1:L
3: 1:L 3:NSM 1:L 2: 4:L e:NSM 2: 2:L q: 1:NSM 1:L 2: 1:L i: 3:L o: 1:L 9: 1:L 1: 2:L 7: 3:NSM 1: 4:L 3:NSM 3: 1:NSM 1: 1:L 8: 6:L a: 2:L 3: c:L 1c:NSM
1:L 2:NSM 7: 4:ET 1:L 7:NSM 8:L d: 11:L 2: 1:L 1: 1:L 5: 1:L o: 1:L 1: 1:L a:NSM 1:L 2:NSM 9:L 1: 2:L 5: 1:L 1: 1:NSM 7: 1:L a: 2:L 4: w:L o:NSM 2:L
r:NSM 1:L 1:NSM 1:L 1:NSM 1:ON 4:L a: 1:L 10: 4:NSM e:L 1:NSM 5:L 1:NSM 2:L 5:NSM b: 1:NSM 10: 1:L 8:NSM 1:L 6: 1:L d: 11:L 19:NSM 4:L 1:NSM 6:L 1:NSM
2:L 2:NSM 2:L p:NSM 2:L 4:NSM 3:L g:NSM 4:L d:NSM 1:L 2:NSM 2:L 6:NSM 1:L f:NSM 1:L 14: 1:L 1: 5:L 1: 2:L ah: 1:L 4: 2:L 7: 1:L 1: 1:L 4: 2:L 15: 1:L
4: 2:L x: 1:L 4: 2:L 7: 1:L 1: 1:L 4: 2:L f: 1:L 1l: 1:L 4: 2:L 1v: 2:NSM 3:L t: 3:L g:ON a: 6:L 2e: 2:L 6: 2:ON 1:L hr:WS 1:L q:ON 2: 3:L 2h: 7:L
i:NSM 3:L 1: 9:L j:NSM 2:L 3: 9:L i:NSM 2: c:L d: 1:L 3: 1:NSM 2: c:L 1g:NSM 2:L 1:NSM 7:L 8:NSM 1:L 2:NSM b:L 7:ET 1:L 1:NSM 1: 2:L a: 6:ON a: 6:ON
b:NSM 3:BN 1:NSM 1:L a: 6:L 2h: 7:L 5:NSM 2:L y:NSM 1:L 1: 5:L 1y: a:L v: 1:NSM 3:L 4:NSM 2:L 3: 4:L 2:NSM 1:L 6:NSM 3: 4:ON 1: 3:ON 2:L 14: 2:L 5:
b:L 18: 4:L q: 6:L b: 3:ON y:L n:NSM 2:L 2:NSM 1: 2:L 1k:NSM 1:L 1:NSM 7: 1:NSM 1:L 1:NSM 1:L 2:NSM 8:L 6:NSM a: 2:NSM 1:L a: 6:L a: 6:L e: 2:NSM v:
1d:NSM 4:L 1c:NSM 1:L 1:NSM 5:L 1:NSM 1:L 5:NSM 1:L a: 3:L r:NSM 9:L b: 1:NSM 2:L w:NSM 4:L 2:NSM 2:L 1:NSM 3:L 1k:NSM 1:L 1:NSM 2:L 3:NSM 1:L 1:NSM
3:L 2: 8:L 1c:NSM 8:L 2:NSM 2: 3:L f: 3:L 1o: 7:L 17: 2:L b: 8:NSM 3:L 1:NSM d:L 1:NSM 7:L 4:NSM 1:L 6:NSM 1:L 3:NSM 2:L 1: 5:L 5c:NSM 1s:L 7q: 2:L 6:
2:L 12: 2:L 6: 2:L 8: 1:L 1: 1:L 1: 1:L 1: 1:L v: 2:L 1h: 1:L 7:ON 1:L 1:ON 3:L 3: 1:L 7:ON 3:L 4: 2:L 6: 1:ON 3:L d:ON 3: 2:L 3: 1:L 7:ON 2: 1:WS
b:BN 3:L 1:R 1:ON o:WS 1:B 1:LRE 1:RLE 1:PDF 1:LRO 1:RLO 1:CS 1:ET 5:ON f:CS 1:ON q:WS 1:BN 5: 1:LRI 1:RLI 1:FSI 1:PDI 1:BN 6:EN 1:L 1: 2:EN 6:ES 2:ON
3:L 1:EN a:ES 2:ON 3: 1:L d: 3:ET x: f:NSM x: f:ON 2:L 1:ON 4:L 1:ON 2:L a:ON 1:L 1:ON 3:L 5:ON 6:L 1:ON 1:L 1:ON 1:L 1:ON 1:L 4:ET 1:L b:ON 2:L 4:ON
5:L 5:ON 4:L 2:ON g:L 15:ON 3: 4:ON 3m:ES 1:ET 1:ON 82:L 1x:ON q:L 1:ON 41: p:ON b: l:ON 14:EN k:L 26:ON ci:L 1:ON 9f:L 74:ON hg: 2:ON w: 1:ON 2x:L
6d:ON 6:L 4:NSM 3:L 2: 5:ON 7:L 12: 1:L 1: 5:L 1: 2:L 1k: 7:L 2: e:NSM 1:L n: 9:L 7: 1:L 7: 1:L 7: 1:L 7: 1:L 7: 1:L 7: 1:L 7: 1:L 7: 1:NSM w:ON 2m:
y:ON q: 1:ON 2h: c:ON 5y: q:ON g:WS 1:ON 4:L 3:ON p:L 9:NSM 4:L 2:ON 1:L 5:ON 2:L 5:ON 3: 1:L 2e: 2:NSM 2:ON 2:L 3:ON 1:L 2i:ON 1:L 4: 5:L 17: 1:L 2m:
1:L 1c:ON 10: b:ON 1:L 19:ON 2: 1:L 1c:ON g:L s:ON 3:L 1e:ON f:L c:ON 4:L 4n:ON 4:L 2r:ON 2:L v:ON 1:L 534:ON 1s:L h3h: 3:ON 1j: 9:L 8t:ON 3:L s: k:L
1b:NSM 4:ON 1:NSM a:ON 2:L u:NSM 2:L 28:NSM 2:L 6: 8:ON y:L 2u:ON 1:L 1u: 5:L 2: 1:L 1: 1:L 5: o:L g:NSM 1:L 3:NSM 1:L 4:NSM 1:L p:NSM 2:L 1:ON 4:NSM
1: 3:L 8:ET 2: 6:L 1g:ON 4: 8:L 1w:NSM 2: 8:L c: 6:NSM i:L d:NSM 1:L 12:NSM 8:L p:NSM b:L 2: b:L u: 3:NSM 3:L 1c:NSM 1:L 2:NSM 4:L 2:NSM 2:L g: 1:L b:
4:L 7:NSM 1:L p: 1:L 15:NSM 6:L 2:NSM 2:L 2:NSM 2: 9:L 3:NSM 1:L 8:NSM 1:L 1: 2:L a: 2:L w:NSM 1:L 1f:NSM 1:L 1:NSM 3:L 2:NSM 2:L 5:NSM 2:L 1:NSM 1:L
1: o:L h:NSM 2:L 8:NSM 1: a:L 6: 2:L 6: 2:L 6: 9:L 7: 1:L 7: 1:L 1m:ON 2: 4:L 39:NSM 1:L 2:NSM 1:L 4:NSM 1: 2:L a: 6:L 8mc: c:L n: 4:L 1d: 4:L 6su:
2:L 2y: 12:L 7: c:L 5: 5:R 1:NSM 1:R a:ES 1:R d: 1:R 5: 1:R 1: 1:R 2: 1:R 2: 1:R a:AL 37: g:AL a3:ON i:AL 1s: 2:AL 1i: 7:ON 1: w:AL d:ON 3:NSM g:ON a:
6:NSM g:ON w:CS 1:ON 1:CS 1: 1:ON 1:CS 1:ON 9:ET 1:ON 2:ES 2:ON 3: 1:ON 1:ET 2:ON 1: 4:AL 5: 1:AL 3r: 2:BN 1: 1:ON 2:ET 3:ON 5:ES 1:CS 1:ES 1:CS 2:EN
a:CS 1:ON 6:L q:ON 6:L q:ON b:L 2h: 3:L 6: 2:L 6: 2:L 6: 2:L 3: 3:ET 2:ON 3:ET 2: 1:ON 7: a:ON 5: 2:L c: 1:L q: 1:L j: 1:L 2: 1:L f: 2:L e: y:L 3f:
5:L 1:ON 1:L 1: 4:L 19: 3:L 9:ON 25:L 2: 1:ON d: 3:ON 1: 1b:L 19:NSM 1: 3m:L t: 3:L 1d: f:NSM 1:EN r: 4:L 10: 9:L u: 5:L 12:NSM 5: 5:L u: 1:L 11: 4:L
e: 16:L 4e: 2:L a: 6:L 10: 4:L 10: 4:L 14: 8:L 1g: b:L c: 1:L f: 1:L 7: 1:L 2: 1:L b: 1:L f: 1:L 7: 1:L 2: 1v:L 8n: 9:L m: a:L 8: o:L 6: 1:L 16: 1:L
9: 1x:R 6: 2:R 1: 1:R 18: 1:R 2: 3:R 1: 2:R n: 1:R 20: 8:R 9: 1c:R j: 1:R 2: 5:R x: 3:ON 1:R q: 5:R 1: 1s:R 1k: 4:R k: 2:R 1b:NSM 3: 1:NSM 2: 5:NSM
4:R 4: 1:R 3: 1:R t: 2:NSM 3: 4:NSM 1:R 9: 7:R 9: 7:R 1s: w:R 11:NSM 2: 4:R c: 9:R 1i: 3:ON 7:R m: 2:R r: 5:R q: 7:R 4: c:R 7: 28:R 21: 1j:R 1f: d:R
1f: 7:R 6:AL 10:NSM 4: 8:AN a: 86:AN v: 1:R 16: 1:NSM 2:R 1: 2:R 2: 23:NSM 3:R 14: 8:AL m:NSM b:AL 9: m:R i:NSM 4:R 4: 12:R s: k:R n: 9:L 1:NSM 1:L
1i:NSM f:L 7: 4:ON k:L a:NSM 1:L 2:NSM 2:L 1: 9:NSM 3:L 1d:NSM 4:L 2:NSM 2:L 7:NSM 1: a:L 1: 2:L p: 7:L a: 6:NSM 3:L 10:NSM 5:L 1:NSM 8: 1:L i: 8:L
z:NSM 1:L 3: 9:NSM 2:L 1g:NSM 9:L a:NSM 4:L 2:NSM 1:L g: 1:L k: b:L i: 1:L s:NSM 3:L 2:NSM 1:L 1:NSM 2:L 6:NSM 1:L 2:NSM 1: 1q:L 7: 1:L 1: 1:L 4: 1:L
f: 1:L b: 6:L 1b:NSM 1:L 3:NSM 8: 5:L a: 6:NSM 2:L 2: 1:L 8: 2:L 2: 2:L m: 1:L 7: 1:L 2: 1:L 5: 1:NSM 2:L 3:NSM 1:L 4: 2:L 2: 2:L 3: 2:L 1: 6:L 1: 5:L
7: 2:NSM 7: 3:NSM 5: 3v:L 1k:NSM 8:L 2:NSM 3:L 1:NSM 1:L l: 1:L 1:NSM 1:L 3: u:L 1f:NSM 6:L 1:NSM 1:L 4:NSM 2:L 1:NSM 2:L 4: 8:L a: 4m:L 1e:NSM 4: 2:L
4:NSM 2:L 1:NSM 2:L r:NSM 2: y:L 1f:NSM 8:L 2:NSM 1:L 1:NSM 2:L 4: b:L a: 6:ON d: j:L 17:NSM 1:L 1:NSM 1:L 2:NSM 6:L 1:NSM 1:L 2: 6:L a: 1i:L r: 2:NSM
3:L 2:NSM 4:L 1:NSM 5: 4:L n: 55:L 1b:NSM 9:L 1:NSM 2:L 1: 2s:L 2b: c:L 8: 2:L 1: 2:L 8: 1:L 2: 1:L u: 1:L 2: 2:NSM 2:L 1:NSM 1:L 4:NSM 1:L 3: 9:L a:
1y:L 8: 2:L 16:NSM 4: 2:NSM 2:L 4:NSM 1:L 4: r:L 1:NSM 6:L 2:NSM 2:L 14:NSM 6:L 2:NSM 4:L 8:NSM 1: 8:L 1:NSM 6:L 2:NSM 3:L 1a:NSM d:L 1:NSM 2:L 9: d:L
21: 7:L a: 6u:L 9: 1:L 12:NSM 7: 1:NSM 6:L 8: a:L t: 3:L w: 2:NSM m: 1:L 1:NSM 7:L 1:NSM 2:L 1:NSM 2: 21:L 7: 1:L 2: 1:L 12:NSM 6: 3:NSM 1: 1:NSM 2:
1:NSM 7:L 1:NSM 1: 8:L a: 6:L 6: 1:L 2: 1:L 11: 1:NSM 2: 1:L 2:NSM 1:L 1:NSM 1:L 1: 7:L a: 8m:L j:NSM 2:L 4: 7:NSM 2:L f: 1:L 10:NSM 5: 3:L 2:NSM 1:L
1:NSM 1:L n: 2e:L 1: f:L l:ON 8:ET 4:ON h: d:L pn: 2u:L 33: 1:L 5: b:L 5g: 218:L 2r: d:L u8:NSM 1:L 6:NSM f: 33e:L g7: 6nt:L ft: 7:L v: 1:L a: 4:L 29:
1:L a: 6:L u: 2:NSM 5:L 1: a:L 1c:NSM 7:L f: a:L a: 1:L 7: 1:L l: 5:L j: j4:L 2j: 2t:L 23: 4:NSM 1:L 1k: 7:NSM 4:L d: 1s:L 2:ON 1:L 1:NSM 1: b:L 2:
e:L 4qg: 8:L ye: 16:L 9: 6w7:L 4: 1:L 7: 1:L 2: 1:L 83: f:L 1: t:L 3: 2:L 1: e:L 4: 8:L b0: 1s4:L 2z: 5:L d: 3:L 9: 7:L a: 2:L 1:NSM 2:L 1:BN 4:
3mk:NSM 1a: 2:NSM n: 9:L 38: 1o:L 6u: a:L 13: 2:L 1q:NSM 3:L 9:BN 8:NSM 8:L 2:NSM 7:L u:NSM 4:L 1n:ON 2: l:ON 1u:NSM 3:ON 1: 3e:L k: c:L k: c:ON 2f:
9:L p: 3r:L 2d: 1:L 1z: 1:L 2: 2:L 1: 2:L 2: 2:L 4: 1:L c: 1:L 1: 1:L 7: 1:L 1t: 1:L 4: 2:L 8: 1:L 7: 1:L s: 1:L 4: 1:L 5: 1:L 1: 3:L 7: 1:L 9g: 2:L
1f:ON 1:L 1l:ON 1:L 1l:ON 1:L 1l:ON 1:L 1l:ON 1:L 8: 2:EN 1e:L e8:NSM 1j:L 4:NSM 1e:L 8:NSM 1:L e:NSM 1:L 7: f:NSM 5: 1:NSM f: uo:L v: 6:L 6: 5x:NSM
7: 1:NSM h: 2:NSM 7: 1:NSM 2: 1:NSM 5: 5:L 1q: x:NSM 1: 34:L 19: 3:NSM 7:L 7: 2:L a: 4:L 2: 8w:L u:NSM 1: h:L 18:NSM 4:L a: 5:ET 1: cw:L s:NSM 4:L a:
km:L 7: 1:L 4: 1:L 2: 1:L f: 1:R 5h: 2:R 9:NSM 7: 15:R 1w:NSM 7:R 1: 4:R a: 4:R 2: lt:AL 1w: 24:AL 1p: 5e:AL 4: 1:AL r: 1:AL 2: 1:AL 1: 2:AL 1: 1:AL
a: 1:AL 4: 1:AL 1: 1:AL 1: 6:AL 1: 4:AL 1: 1:AL 1: 1:AL 1: 1:AL 3: 1:AL 2: 1:AL 1: 2:AL 1: 1:AL 1: 1:AL 1: 1:AL 1: 1:AL 1: 1:AL 2: 1:AL 1: 2:AL 4:
1:AL 7: 1:AL 4: 1:AL 4: 1:AL 1: 1:AL a: 1:AL h: 5:AL 3: 1:AL 5: 1:AL h: 1g:ON 2: 7i:ON 18: 4:ON 2s: c:ON f: 2:ON f: 1:ON f: 1:ON 11: a:EN b:ON 5:L
v:ON 1:L 1m:ON 6:L 1p:ON 1: 1k:L t: d:L 18: 4:L 9: 7:L 2: e:ON 6: 4a:ON rc: 4:ON h: 3:ON d: 3:ON 3b: 4:ON 2n: 6:ON c: 4:ON 1: f:ON c: 4:ON 1k: 8:ON a:
6:ON 14: 8:ON u: 2:ON 2: 26:ON 9g: c:ON e: 2:ON d: 3:ON 9: 7:ON 1a: 1:ON 7: 8:ON e: 4:ON 9: 7:ON 9: 7:ON 43: 1:ON 1j: 11:EN a: sm:L wyo: w:L 37e: 6:L
66: 2:L 4g2: e:L 5rl: f:L ha: 1wi:L f2: 15u:L 3t7: 5:L 38g: f975:BN 1: u:BN 2o: 3k:NSM 6o: 1e6o:L 1eke: 2:L 1eke:"""
MIRRORED = """\
0:0 14:1 2:0 i:1 1:0 1:1 1:0 s:1 1:0 1:1 1:0 t:1 1:0 1:1 1:0 19:1 1:0 f:1 1:0 2v2:1 4:0 1gd:1 2:0 1wc:1 2:0 a:1 2:0 1i:1 2:0 e:1 2:0 4x:1 1:0 5c:1 4:0
3:1 6:0 3:1 1:0 3:1 2:0 3:1 4:0 1:1 4:0 1:1 1:0 1:1 1:0 4:1 9:0 5:1 1:0 1:1 i:0 5:1 4:0 9:1 2:0 1:1 1:0 1:1 8:0 2:1 v:0 2:1 4:0 5:1 1:0 9:1 2:0 2:1
j:0 5:1 2:0 9:1 5:0 2:1 2:0 4:1 o:0 2:1 g:0 8:1 4:0 k:1 2:0 7:1 2:0 u5:1 e:0 22:1 1:0 2:1 4:0 1:1 2:0 1:1 3:0 5:1 4:0 5:1 3:0 3:1 e:0 b7:1 m:0 2:1 6:0
1:1 e:0 8:1 1:0 7:1 6:0 3:1 1:0 4:1 5:0 1:1 2:0 2:1 5:0 4:1 1:0 1:1 3:0 2:1 2:0 a:1 6:0 2:1 2:0 c:1 j:0 1:1 4:0 2:1 1:0 1:1 1:0 2:1 1:0 1:1 4:0 5:1
2:0 6:1 3:0 o:1 2:0 b:1 2:0 4:1 4:0 1:1 2:0 2:1 2:0 4:1 17:0 2:1 8:0 1:1 14:0 5:1 1:0 1:1 1:0 3:1 5:0 5:1 3:0 4:1 1:0 3:1 5:0 1:1 1:0 74:1 1:0 eb:1
4:0 3:1 2:0 1:1 2:0 e:1 2:0 2:1 a:0 17:1 8:0 bv:1 a:0 2:1 8:0 14ql:1 6:0 5:1 2:0 4i:1 2:0 i:1 1:0 1:1 1:0 s:1 1:0 1:1 1:0 t:1 1:0 1:1 1:0 1:1 2:0 1:1
2:0 16k7:1 1:0 1l:1 1:0 1l:1 1:0 1l:1 1:0 1l:1 1:0"""
DECOMPOSITION = """\
4g:<noBreak>w 8:<compat>w+lk 2:<super>2p 5:<compat>w+lg 3:<super>1e 1:<super>1f 1:<compat>w+ld 1:<compat>qk 3:<compat>w+mf 1:<super>1d 1:<super>33
2:<fraction>1d+6dg+1g 1:<fraction>1d+6dg+1e 1:<fraction>1f+6dg+1g 2:=1t+lc 1:=1t+ld 1:=1t+le 1:=1t+lf 1:=1t+lk 1:=1t+lm 2:=1v+mf 1:=1x+lc 1:=1x+ld
1:=1x+le 1:=1x+lk 1:=21+lc 1:=21+ld 1:=21+le 1:=21+lk 2:=26+lf 1:=27+lc 1:=27+ld 1:=27+le 1:=27+lf 1:=27+lk 3:=2d+lc 1:=2d+ld 1:=2d+le 1:=2d+lk
1:=2h+ld 3:=2p+lc 1:=2p+ld 1:=2p+le 1:=2p+lf 1:=2p+lk 1:=2p+lm 2:=2r+mf 1:=2t+lc 1:=2t+ld 1:=2t+le 1:=2t+lk 1:=2x+lc 1:=2x+ld 1:=2x+le 1:=2x+lk
2:=32+lf 1:=33+lc 1:=33+ld 1:=33+le 1:=33+lf 1:=33+lk 3:=39+lc 1:=39+ld 1:=39+le 1:=39+lk 1:=3d+ld 2:=3d+lk 1:=1t+lg 1:=2p+lg 1:=1t+li 1:=2p+li
1:=1t+mg 1:=2p+mg 1:=1v+ld 1:=2r+ld 1:=1v+le 1:=2r+le 1:=1v+lj 1:=2r+lj 1:=1v+lo 1:=2r+lo 1:=1w+lo 1:=2s+lo 3:=1x+lg 1:=2t+lg 1:=1x+li 1:=2t+li
1:=1x+lj 1:=2t+lj 1:=1x+mg 1:=2t+mg 1:=1x+lo 1:=2t+lo 1:=1z+le 1:=2v+le 1:=1z+li 1:=2v+li 1:=1z+lj 1:=2v+lj 1:=1z+mf 1:=2v+mf 1:=20+le 1:=2w+le
3:=21+lf 1:=2x+lf 1:=21+lg 1:=2x+lg 1:=21+li 1:=2x+li 1:=21+mg 1:=2x+mg 1:=21+lj 2:<compat>21+22 1:<compat>2x+2y 1:=22+le 1:=2y+le 1:=23+mf 1:=2z+mf
2:=24+ld 1:=30+ld 1:=24+mf 1:=30+mf 1:=24+lo 1:=30+lo 1:<compat>24+53 1:<compat>30+53 3:=26+ld 1:=32+ld 1:=26+mf 1:=32+mf 1:=26+lo 1:=32+lo
1:<compat>jg+32 3:=27+lg 1:=33+lg 1:=27+li 1:=33+li 1:=27+ln 1:=33+ln 3:=2a+ld 1:=36+ld 1:=2a+mf 1:=36+mf 1:=2a+lo 1:=36+lo 1:=2b+ld 1:=37+ld 1:=2b+le
1:=37+le 1:=2b+mf 1:=37+mf 1:=2b+lo 1:=37+lo 1:=2c+mf 1:=38+mf 1:=2c+lo 1:=38+lo 3:=2d+lf 1:=39+lf 1:=2d+lg 1:=39+lg 1:=2d+li 1:=39+li 1:=2d+lm
1:=39+lm 1:=2d+ln 1:=39+ln 1:=2d+mg 1:=39+mg 1:=2f+le 1:=3b+le 1:=2h+le 1:=3d+le 1:=2h+lk 1:=2i+ld 1:=3e+ld 1:=2i+lj 1:=3e+lj 1:=2i+lo 1:=3e+lo
1:<compat>37 x:=27+m3 1:=33+m3 e:=2d+m3 1:=39+m3 k:<compat>1w+al 1:<compat>1w+am 1:<compat>2s+am 1:<compat>24+22 1:<compat>24+2y 1:<compat>30+2y
1:<compat>26+22 1:<compat>26+2y 1:<compat>32+2y 1:=1t+lo 1:=2p+lo 1:=21+lo 1:=2x+lo 1:=27+lo 1:=33+lo 1:=2d+lo 1:=39+lo 1:=64+lg 1:=70+lg 1:=64+ld
1:=70+ld 1:=64+lo 1:=70+lo 1:=64+lc 1:=70+lc 2:=5g+lg 1:=6c+lg 1:=fa+lg 1:=fb+lg 1:=5i+lg 1:=6e+lg 3:=1z+lo 1:=2v+lo 1:=23+lo 1:=2z+lo 1:=27+mg
1:=33+mg 1:=dm+lg 1:=dn+lg 1:=c7+lo 1:=ia+lo 1:=2y+lo 1:<compat>1w+2i 1:<compat>1w+3e 1:<compat>2s+3e 1:=1z+ld 1:=2v+ld 3:=26+lc 1:=32+lc 1:=5h+ld
1:=6d+ld 1:=5i+ld 1:=6e+ld 1:=60+ld 1:=6w+ld 1:=1t+lr 1:=2p+lr 1:=1t+lt 1:=2p+lt 1:=1x+lr 1:=2t+lr 1:=1x+lt 1:=2t+lt 1:=21+lr 1:=2x+lr 1:=21+lt
1:=2x+lt 1:=27+lr 1:=33+lr 1:=27+lt 1:=33+lt 1:=2a+lr 1:=36+lr 1:=2a+lt 1:=36+lt 1:=2d+lr 1:=39+lr 1:=2d+lt 1:=39+lt 1:=2b+me 1:=37+me 1:=2c+me
1:=38+me 3:=20+lo 1:=2w+lo 7:=1t+lj 1:=2p+lj 1:=1x+mf 1:=2t+mf 1:=5y+lg 1:=6u+lg 1:=5x+lg 1:=6t+lg 1:=27+lj 1:=33+lj 1:=fi+lg 1:=fj+lg 1:=2h+lg
1:=3d+lg 3h:<super>2w 1:<super>h2 1:<super>2y 1:<super>36 1:<super>hl 1:<super>hn 1:<super>ht 1:<super>3b 1:<super>3d w:<compat>w+li 1:<compat>w+lj
1:<compat>w+lm 1:<compat>w+mg 1:<compat>w+lf 1:<compat>w+ln 3:<super>gz 1:<super>30 1:<super>37 1:<super>3c 1:<super>id 2k:lc 1:ld 2:lv 1:lk+ld 1c:jd
6:<compat>w+n9 4:1n 6:<compat>w+ld 1:=4o+ld 1:=pd+ld 1:53 1:=ph+ld 1:=pj+ld 1:=pl+ld 2:=pr+ld 2:=px+ld 1:=q1+ld 1:=qy+ld q:=pl+lk 1:=px+lk 1:=q9+ld
1:=qd+ld 1:=qf+ld 1:=qh+ld 1:=qz+ld q:=qh+lk 1:=qt+lk 1:=qn+ld 1:=qt+ld 1:=qx+ld 2:<compat>qa 1:<compat>qg 1:<compat>px 1:=r6+ld 1:=r6+lk 1:<compat>qu
1:<compat>qo q:<compat>qi 1:<compat>qp 1:<compat>qq 2:<compat>pk 1:<compat>qd 4:<compat>pv 7:=t1+lc 1:=t1+lk 2:=sz+ld 4:=sm+lk 5:=t6+ld 1:=t4+lc
1:=tf+li b:=t4+li w:=u0+li n:=tx+lc 1:=tx+lk 2:=tv+ld 4:=uu+lk 5:=u2+ld 1:=u0+lc 1:=ub+li o:=vo+lr 1:=vp+lr 22:=t2+li 1:=ty+li e:=sw+li 1:=ts+li
1:=sw+lk 1:=ts+lk 3:=t1+li 1:=tx+li 3:=yg+lk 1:=yh+lk 1:=t2+lk 1:=ty+lk 1:=t3+lk 1:=tz+lk 3:=t4+lg 1:=u0+lg 1:=t4+lk 1:=u0+lk 1:=ta+lk 1:=u6+lk
3:=yw+lk 1:=yx+lk 1:=tp+lk 1:=ul+lk 1:=tf+lg 1:=ub+lg 1:=tf+lk 1:=ub+lk 1:=tf+ln 1:=ub+ln 1:=tj+lk 1:=uf+lk 3:=tn+lk 1:=uj+lk 3y:<compat>12d+136
4b:=17r+18z 1:=17r+190 1:=18o+190 1:=17r+191 1:=18q+190 27:<compat>17r+19w 1:<compat>18o+19w 1:<compat>1c7+19w 1:<compat>18q+19w 20:=1cl+190
2:=1c1+190 h:=1ci+190 gm:=1t4+1to 8:=1tc+1to 3:=1tf+1to 10:1sl+1to 1:1sm+1to 1:1sn+1to 1:1ss+1to 1:1sx+1to 1:1sy+1to 1:1t7+1to 1:1tb+1to 30:=1xj+1xa
1:=1xj+1xz g:1wh+1x8 1:1wi+1x8 2:1wv+1x8 2c:20i+20s 3:20o+20s z:1zq+20s 1:1zr+20s 1:1zw+20s 3:20b+20s 6i:=287+28m 3:=287+27y 1:=287+28n g:275+27w
1:276+27w 1j:=2aa+2c7 1i:=2bq+2bi 1:=2br+2bi 1:=2bq+2c7 3g:=2fa+2fq 3c:=2in+2j9 7:=2iu+2j9 1:=2iu+2ja 2:=2iu+2iq 1:=2iy+2j9 3j:=2me+2m6 1:=2mf+2m6
1:=2me+2mv 3y:=2qh+2q2 2:=2qh+2q7 1:=2qk+2q2 1:=2qh+2qn 2d:<compat>2tp+2sy 3k:<compat>2x9+2wi 15:<compat>2wb+2vt 1:<compat>2wb+2w1 1b:<noBreak>2yz
1j:30i+33r a:30s+33r 5:30x+33r 5:312+33r 5:317+33r d:30g+33p a:31t+31u 2:31t+31w 1:33m+328 1:<compat>33m+329 1:33n+328 1:<compat>33n+329 8:31t+328
i:32q+33r a:330+33r 5:335+33r 5:33a+33r 5:33f+33r d:32o+33p 31:=36t+372 5y:<super>3bw 1ze:=5c5+5dh 2:=5c7+5dh 2:=5c9+5dh 2:=5cb+5dh 2:=5cd+5dh
4:=5ch+5dh 15:=5dm+5dh 2:=5do+5dh 3:=5dq+5dh 1:=5dr+5dh 2:=5du+5dh dl:<super>1t 1:<super>5i 1:<super>1u 2:<super>1w 1:<super>1x 1:<super>b2
1:<super>1z 1:<super>20 1:<super>21 1:<super>22 1:<super>23 1:<super>24 1:<super>25 1:<super>26 2:<super>27 1:<super>f6 1:<super>28 1:<super>2a
1:<super>2c 1:<super>2d 1:<super>2f 1:<super>2p 1:<super>gg 1:<super>gh 1:<super>5qa 1:<super>2q 1:<super>2s 1:<super>2t 1:<super>gp 1:<super>gr
1:<super>gs 1:<super>2v 2:<super>2z 1:<super>31 1:<super>97 1:<super>33 1:<super>gk 1:<super>5qu 1:<super>5qv 1:<super>34 1:<super>38 1:<super>39
1:<super>5r1 1:<super>hb 1:<super>3a 1:<super>5r9 1:<super>qa 1:<super>qb 1:<super>qc 1:<super>qu 1:<super>qv 1:<sub>2x 1:<sub>36 1:<sub>39 1:<sub>3a
1:<sub>qa 1:<sub>qb 1:<sub>qp 1:<sub>qu 1:<sub>qv e:<super>u5 z:<super>gi 1:<super>2r 1:<super>gl 1:<super>6o 1:<super>gs 1:<super>2u 1:<super>gv
1:<super>gx 1:<super>h1 1:<super>h4 1:<super>h5 1:<super>h6 1:<super>5tn 1:<super>il 1:<super>h9 1:<super>5tx 1:<super>in 1:<super>hd 1:<super>hc
1:<super>he 1:<super>hf 1:<super>hg 1:<super>hh 1:<super>hk 1:<super>hu 1:<super>hv 1:<super>bv 1:<super>i1 1:<super>i2 1:<super>5r0 1:<super>i3
1:<super>i4 1:<super>3e 1:<super>i8 1:<super>i9 1:<super>ia 1:<super>qg 1t:=1t+md 1:=2p+md 1:=1u+lj 1:=2q+lj 1:=1u+mb 1:=2q+mb 1:=1u+mp 1:=2q+mp
1:=5j+ld 1:=6f+ld 1:=1w+lj 1:=2s+lj 1:=1w+mb 1:=2s+mb 1:=1w+mp 1:=2s+mp 1:=1w+mf 1:=2s+mf 1:=1w+ml 1:=2s+ml 1:=7m+lc 1:=7n+lc 1:=7m+ld 1:=7n+ld
1:=1x+ml 1:=2t+ml 1:=1x+mo 1:=2t+mo 1:=fc+li 1:=fd+li 1:=1y+lj 1:=2u+lj 1:=1z+lg 1:=2v+lg 1:=20+lj 1:=2w+lj 1:=20+mb 1:=2w+mb 1:=20+lk 1:=2w+lk
1:=20+mf 1:=2w+mf 1:=20+mm 1:=2w+mm 1:=21+mo 1:=2x+mo 1:=5r+ld 1:=6n+ld 1:=23+ld 1:=2z+ld 1:=23+mb 1:=2z+mb 1:=23+mp 1:=2z+mp 1:=24+mb 1:=30+mb
1:=5yu+lg 1:=5yv+lg 1:=24+mp 1:=30+mp 1:=24+ml 1:=30+ml 1:=25+ld 1:=31+ld 1:=25+lj 1:=31+lj 1:=25+mb 1:=31+mb 1:=26+lj 1:=32+lj 1:=26+mb 1:=32+mb
1:=26+mp 1:=32+mp 1:=26+ml 1:=32+ml 1:=5x+ld 1:=6t+ld 1:=5x+lk 1:=6t+lk 1:=98+lc 1:=99+lc 1:=98+ld 1:=99+ld 1:=28+ld 1:=34+ld 1:=28+lj 1:=34+lj
1:=2a+lj 1:=36+lj 1:=2a+mb 1:=36+mb 1:=5zu+lg 1:=5zv+lg 1:=2a+mp 1:=36+mp 1:=2b+lj 1:=37+lj 1:=2b+mb 1:=37+mb 1:=9m+lj 1:=9n+lj 1:=9s+lj 1:=9t+lj
1:=602+lj 1:=603+lj 1:=2c+lj 1:=38+lj 1:=2c+mb 1:=38+mb 1:=2c+mp 1:=38+mp 1:=2c+ml 1:=38+ml 1:=2d+mc 1:=39+mc 1:=2d+mo 1:=39+mo 1:=2d+ml 1:=39+ml
1:=a0+ld 1:=a1+ld 1:=a2+lk 1:=a3+lk 1:=2e+lf 1:=3a+lf 1:=2e+mb 1:=3a+mb 1:=2f+lc 1:=3b+lc 1:=2f+ld 1:=3b+ld 1:=2f+lk 1:=3b+lk 1:=2f+lj 1:=3b+lj
1:=2f+mb 1:=3b+mb 1:=2g+lj 1:=3c+lj 1:=2g+lk 1:=3c+lk 1:=2h+lj 1:=3d+lj 1:=2i+le 1:=3e+le 1:=2i+mb 1:=3e+mb 1:=2i+mp 1:=3e+mp 1:=2w+mp 1:=38+lk
1:=3b+lm 1:=3d+lm 1:<compat>2p+ji 1:=an+lj 5:=1t+mb 1:=2p+mb 1:=1t+ll 1:=2p+ll 1:=5e+ld 1:=6a+ld 1:=5e+lc 1:=6a+lc 1:=5e+ll 1:=6a+ll 1:=5e+lf 1:=6a+lf
1:=61s+le 1:=61t+le 1:=76+ld 1:=77+ld 1:=76+lc 1:=77+lc 1:=76+ll 1:=77+ll 1:=76+lf 1:=77+lf 1:=61s+li 1:=61t+li 1:=1x+mb 1:=2t+mb 1:=1x+ll 1:=2t+ll
1:=1x+lf 1:=2t+lf 1:=5m+ld 1:=6i+ld 1:=5m+lc 1:=6i+lc 1:=5m+ll 1:=6i+ll 1:=5m+lf 1:=6i+lf 1:=62g+le 1:=62h+le 1:=21+ll 1:=2x+ll 1:=21+mb 1:=2x+mb
1:=27+mb 1:=33+mb 1:=27+ll 1:=33+ll 1:=5w+ld 1:=6s+ld 1:=5w+lc 1:=6s+lc 1:=5w+ll 1:=6s+ll 1:=5w+lf 1:=6s+lf 1:=630+le 1:=631+le 1:=bk+ld 1:=bl+ld
1:=bk+lc 1:=bl+lc 1:=bk+ll 1:=bl+ll 1:=bk+lf 1:=bl+lf 1:=bk+mb 1:=bl+mb 1:=2d+mb 1:=39+mb 1:=2d+ll 1:=39+ll 1:=bz+ld 1:=c0+ld 1:=bz+lc 1:=c0+lc
1:=bz+ll 1:=c0+ll 1:=bz+lf 1:=c0+lf 1:=bz+mb 1:=c0+mb 1:=2h+lc 1:=3d+lc 1:=2h+mb 1:=3d+mb 1:=2h+ll 1:=3d+ll 1:=2h+lf 1:=3d+lf 7:=q9+lv 1:=q9+lw
1:=64g+lc 1:=64h+lc 1:=64g+ld 1:=64h+ld 1:=64g+n6 1:=64h+n6 1:=pd+lv 1:=pd+lw 1:=64o+lc 1:=64p+lc 1:=64o+ld 1:=64p+ld 1:=64o+n6 1:=64p+n6 1:=qd+lv
1:=qd+lw 1:=64w+lc 1:=64x+lc 1:=64w+ld 1:=64x+ld 3:=ph+lv 1:=ph+lw 1:=654+lc 1:=655+lc 1:=654+ld 1:=655+ld 3:=qf+lv 1:=qf+lw 1:=65c+lc 1:=65d+lc
1:=65c+ld 1:=65d+ld 1:=65c+n6 1:=65d+n6 1:=pj+lv 1:=pj+lw 1:=65k+lc 1:=65l+lc 1:=65k+ld 1:=65l+ld 1:=65k+n6 1:=65l+n6 1:=qh+lv 1:=qh+lw 1:=65s+lc
1:=65t+lc 1:=65s+ld 1:=65t+ld 1:=65s+n6 1:=65t+n6 1:=pl+lv 1:=pl+lw 1:=660+lc 1:=661+lc 1:=660+ld 1:=661+ld 1:=660+n6 1:=661+n6 1:=qn+lv 1:=qn+lw
1:=668+lc 1:=669+lc 1:=668+ld 1:=669+ld 3:=pr+lv 1:=pr+lw 1:=66g+lc 1:=66h+lc 1:=66g+ld 1:=66h+ld 3:=qt+lv 1:=qt+lw 1:=66o+lc 1:=66p+lc 1:=66o+ld
1:=66p+ld 1:=66o+n6 1:=66p+n6 2:=px+lw 2:=66x+lc 2:=66x+ld 2:=66x+n6 1:=qx+lv 1:=qx+lw 1:=674+lc 1:=675+lc 1:=674+ld 1:=675+ld 1:=674+n6 1:=675+n6
1:=q1+lv 1:=q1+lw 1:=67c+lc 1:=67d+lc 1:=67c+ld 1:=67d+ld 1:=67c+n6 1:=67d+n6 1:=q9+lc 1:q4 1:=qd+lc 1:q5 1:=qf+lc 1:q6 1:=qh+lc 1:q7 1:=qn+lc 1:r0
1:=qt+lc 1:r1 1:=qx+lc 1:r2 3:=64g+n9 1:=64h+n9 1:=64i+n9 1:=64j+n9 1:=64k+n9 1:=64l+n9 1:=64m+n9 1:=64n+n9 1:=64o+n9 1:=64p+n9 1:=64q+n9 1:=64r+n9
1:=64s+n9 1:=64t+n9 1:=64u+n9 1:=64v+n9 1:=65c+n9 1:=65d+n9 1:=65e+n9 1:=65f+n9 1:=65g+n9 1:=65h+n9 1:=65i+n9 1:=65j+n9 1:=65k+n9 1:=65l+n9 1:=65m+n9
1:=65n+n9 1:=65o+n9 1:=65p+n9 1:=65q+n9 1:=65r+n9 1:=674+n9 1:=675+n9 1:=676+n9 1:=677+n9 1:=678+n9 1:=679+n9 1:=67a+n9 1:=67b+n9 1:=67c+n9 1:=67d+n9
1:=67e+n9 1:=67f+n9 1:=67g+n9 1:=67h+n9 1:=67i+n9 1:=67j+n9 1:=q9+li 1:=q9+lg 1:=67k+n9 1:=q9+n9 1:=q4+n9 2:=q9+n6 1:=69i+n9 1:=pd+li 1:=pd+lg
1:=pd+lc 1:p2 1:=pd+n9 1:<compat>w+lv 1:qh 1:<compat>w+lv 1:<compat>w+n6 1:=4o+n6 1:=67o+n9 1:=qf+n9 1:=q6+n9 2:=qf+n6 1:=69y+n9 1:=ph+lc 1:p4
1:=pj+lc 1:p5 1:=pj+n9 1:=69r+lc 1:=69r+ld 1:=69r+n6 1:=qh+li 1:=qh+lg 1:=qy+lc 1:pc 3:=qh+n6 1:=qy+n6 1:=pl+li 1:=pl+lg 1:=pl+lc 1:p6 2:=6bi+lc
1:=6bi+ld 1:=6bi+n6 1:=qt+li 1:=qt+lg 1:=qz+lc 1:q8 1:=qp+lv 1:=qp+lw 1:=qt+n6 1:=qz+n6 1:=px+li 1:=px+lg 1:=px+lc 1:pa 1:=pt+lw 1:=4o+lc 1:p1 1:2o
3:=67w+n9 1:=qx+n9 1:=r2+n9 2:=qx+n6 1:=6ba+n9 1:=pr+lc 1:p8 1:=q1+lc 1:pb 1:=q1+n9 1:50 1:<compat>w+lw 2:6bm 1:6bn 1:<compat>w 1:<compat>w
1:<compat>w 1:<compat>w 1:<compat>w 1:<noBreak>w 1:<compat>w 1:<compat>w 1:<compat>w 7:<noBreak>6c0 6:<compat>w+mr d:<compat>1a 1:<compat>1a+1a
1:<compat>1a+1a+1a 9:<noBreak>w 4:<compat>6cy+6cy 1:<compat>6cy+6cy+6cy 2:<compat>6d1+6d1 1:<compat>6d1+6d1+6d1 5:<compat>x+x 2:<compat>w+lh
9:<compat>1r+1r 1:<compat>1r+x 1:<compat>x+1r e:<compat>6cy+6cy+6cy+6cy 8:<compat>w h:<super>1c 1:<super>2x 3:<super>1g 1:<super>1h 1:<super>1i
1:<super>1j 1:<super>1k 1:<super>1l 1:<super>17 1:<super>6qa 1:<super>1p 1:<super>14 1:<super>15 1:<super>32 1:<sub>1c 1:<sub>1d 1:<sub>1e 1:<sub>1f
1:<sub>1g 1:<sub>1h 1:<sub>1i 1:<sub>1j 1:<sub>1k 1:<sub>1l 1:<sub>17 1:<sub>6qa 1:<sub>1p 1:<sub>14 1:<sub>15 2:<sub>2p 1:<sub>2t 1:<sub>33 1:<sub>3c
1:<sub>gp 1:<sub>2w 1:<sub>2z 1:<sub>30 1:<sub>31 1:<sub>32 1:<sub>34 1:<sub>37 1:<sub>38 c:<compat>2a+37 2g:<compat>2p+1b+2r 1:<compat>2p+1b+37
1:<font>1v 1:<compat>4w+1v 2:<compat>2r+1b+33 1:<compat>2r+1b+39 1:<compat>b4 2:<compat>4w+1y 1:<font>2v 1:<font>20 1:<font>20 1:<font>20 1:<font>2w
1:<font>87 1:<font>21 1:<font>21 1:<font>24 1:<font>30 2:<font>26 1:<compat>26+33 3:<font>28 1:<font>29 1:<font>2a 1:<font>2a 1:<font>2a
3:<super>2b+25 1:<compat>2c+1x+24 1:<super>2c+25 2:<font>2i 2:q1 2:<font>2i 2:23 1:5h 1:<font>1u 1:<font>1v 2:<font>2t 1:<font>1x 1:<font>1y
2:<font>25 1:<font>33 1:<compat>15c 1:<compat>15d 1:<compat>15e 1:<compat>15f 1:<font>2x 2:<compat>1y+1t+2g 1:<font>qo 1:<font>qb 1:<font>pf
1:<font>ps 1:<font>6q9 5:<font>1w 1:<font>2s 1:<font>2t 1:<font>2x 1:<font>2y 7:<fraction>1d+6dg+1j 1:<fraction>1d+6dg+1l 1:<fraction>1d+6dg+1d+1c
1:<fraction>1d+6dg+1f 1:<fraction>1e+6dg+1f 1:<fraction>1d+6dg+1h 1:<fraction>1e+6dg+1h 1:<fraction>1f+6dg+1h 1:<fraction>1g+6dg+1h
1:<fraction>1d+6dg+1i 1:<fraction>1h+6dg+1i 1:<fraction>1d+6dg+1k 1:<fraction>1f+6dg+1k 1:<fraction>1h+6dg+1k 1:<fraction>1j+6dg+1k 1:<fraction>1d+6dg
1:<compat>21 1:<compat>21+21 1:<compat>21+21+21 1:<compat>21+2e 1:<compat>2e 1:<compat>2e+21 1:<compat>2e+21+21 1:<compat>2e+21+21+21 1:<compat>21+2g
1:<compat>2g 1:<compat>2g+21 1:<compat>2g+21+21 1:<compat>24 1:<compat>1v 1:<compat>1w 1:<compat>25 1:<compat>2x 1:<compat>2x+2x 1:<compat>2x+2x+2x
1:<compat>2x+3a 1:<compat>3a 1:<compat>3a+2x 1:<compat>3a+2x+2x 1:<compat>3a+2x+2x+2x 1:<compat>2x+3c 1:<compat>3c 1:<compat>3c+2x 1:<compat>3c+2x+2x
1:<compat>30 1:<compat>2r 1:<compat>2s 1:<compat>31 a:<fraction>1c+6dg+1f h:=6mo+mw 1:=6mq+mw j:=6ms+mw v:=6og+mw 1:=6ok+mw 1:=6oi+mw 1h:=6pv+mw
5:=6q0+mw 3:=6q3+mw o:=6qr+mw 2:=6qt+mw 6:<compat>6qz+6qz 1:<compat>6qz+6qz+6qz 2:<compat>6r2+6r2 1:<compat>6r2+6r2+6r2 h:=6rg+mw 3:=6rn+mw 3:=6rp+mw
2:=6rs+mw n:=1p+mw 2:=6sh+mw b:=6rx+mw 1:=1o+mw 1:=1q+mw 1:=6sk+mw 1:=6sl+mw 3:=6sy+mw 1:=6sz+mw 3:=6t2+mw 1:=6t3+mw 7:=6t6+mw 1:=6t7+mw 3:=6te+mw
1:=6tf+mw 3:=6ti+mw 1:=6tj+mw z:=6ua+mw 1:=6ug+mw 1:=6uh+mw 1:=6uj+mw 1d:=6t8+mw 1:=6t9+mw 1:=6tt+mw 1:=6tu+mw 7:=6uq+mw 1:=6ur+mw 1:=6us+mw 1:=6ut+mw
1o:9hk 1:9hl 8m:<circle>1d 1:<circle>1e 1:<circle>1f 1:<circle>1g 1:<circle>1h 1:<circle>1i 1:<circle>1j 1:<circle>1k 1:<circle>1l 1:<circle>1d+1c
1:<circle>1d+1d 1:<circle>1d+1e 1:<circle>1d+1f 1:<circle>1d+1g 1:<circle>1d+1h 1:<circle>1d+1i 1:<circle>1d+1j 1:<circle>1d+1k 1:<circle>1d+1l
1:<circle>1e+1c 1:<compat>14+1d+15 1:<compat>14+1e+15 1:<compat>14+1f+15 1:<compat>14+1g+15 1:<compat>14+1h+15 1:<compat>14+1i+15 1:<compat>14+1j+15
1:<compat>14+1k+15 1:<compat>14+1l+15 1:<compat>14+1d+1c+15 1:<compat>14+1d+1d+15 1:<compat>14+1d+1e+15 1:<compat>14+1d+1f+15 1:<compat>14+1d+1g+15
1:<compat>14+1d+1h+15 1:<compat>14+1d+1i+15 1:<compat>14+1d+1j+15 1:<compat>14+1d+1k+15 1:<compat>14+1d+1l+15 1:<compat>14+1e+1c+15 1:<compat>1d+1a
1:<compat>1e+1a 1:<compat>1f+1a 1:<compat>1g+1a 1:<compat>1h+1a 1:<compat>1i+1a 1:<compat>1j+1a 1:<compat>1k+1a 1:<compat>1l+1a 1:<compat>1d+1c+1a
1:<compat>1d+1d+1a 1:<compat>1d+1e+1a 1:<compat>1d+1f+1a 1:<compat>1d+1g+1a 1:<compat>1d+1h+1a 1:<compat>1d+1i+1a 1:<compat>1d+1j+1a
1:<compat>1d+1k+1a 1:<compat>1d+1l+1a 1:<compat>1e+1c+1a 1:<compat>14+2p+15 1:<compat>14+2q+15 1:<compat>14+2r+15 1:<compat>14+2s+15
1:<compat>14+2t+15 1:<compat>14+2u+15 1:<compat>14+2v+15 1:<compat>14+2w+15 1:<compat>14+2x+15 1:<compat>14+2y+15 1:<compat>14+2z+15
1:<compat>14+30+15 1:<compat>14+31+15 1:<compat>14+32+15 1:<compat>14+33+15 1:<compat>14+34+15 1:<compat>14+35+15 1:<compat>14+36+15
1:<compat>14+37+15 1:<compat>14+38+15 1:<compat>14+39+15 1:<compat>14+3a+15 1:<compat>14+3b+15 1:<compat>14+3c+15 1:<compat>14+3d+15
1:<compat>14+3e+15 1:<circle>1t 1:<circle>1u 1:<circle>1v 1:<circle>1w 1:<circle>1x 1:<circle>1y 1:<circle>1z 1:<circle>20 1:<circle>21 1:<circle>22
1:<circle>23 1:<circle>24 1:<circle>25 1:<circle>26 1:<circle>27 1:<circle>28 1:<circle>29 1:<circle>2a 1:<circle>2b 1:<circle>2c 1:<circle>2d
1:<circle>2e 1:<circle>2f 1:<circle>2g 1:<circle>2h 1:<circle>2i 1:<circle>2p 1:<circle>2q 1:<circle>2r 1:<circle>2s 1:<circle>2t 1:<circle>2u
1:<circle>2v 1:<circle>2w 1:<circle>2x 1:<circle>2y 1:<circle>2z 1:<circle>30 1:<circle>31 1:<circle>32 1:<circle>33 1:<circle>34 1:<circle>35
1:<circle>36 1:<circle>37 1:<circle>38 1:<circle>39 1:<circle>3a 1:<circle>3b 1:<circle>3c 1:<circle>3d 1:<circle>3e 1:<circle>1c
10i:<compat>6qz+6qz+6qz+6qz 2w:<compat>1m+1m+1p 1:<compat>1p+1p 1:<compat>1p+1p+1p 2u:8gt+mw bk:<sub>2y 1:<super>2e 6q:<super>8yp 8g:<compat>lal
2c:<compat>vj3 d:<compat>feo 1:<compat>ffs 1:<compat>fg6 1:<compat>fgf 1:<compat>fh5 1:<compat>fid 1:<compat>fik 1:<compat>fj4 1:<compat>fju
1:<compat>g1r 1:<compat>g2t 1:<compat>g2z 1:<compat>g3m 1:<compat>g46 1:<compat>g4r 1:<compat>g68 1:<compat>g6t 1:<compat>g74 1:<compat>gbf
1:<compat>ge1 1:<compat>get 1:<compat>gey 1:<compat>gfs 1:<compat>gg1 1:<compat>ggs 1:<compat>gh5 1:<compat>ghu 1:<compat>gja 1:<compat>gjs
1:<compat>gkj 1:<compat>h5j 1:<compat>h7j 1:<compat>hkb 1:<compat>hky 1:<compat>hl6 1:<compat>hlh 1:<compat>hlz 1:<compat>ho3 1:<compat>i1c
1:<compat>i2o 1:<compat>i60 1:<compat>i6n 1:<compat>i76 1:<compat>i7s 1:<compat>i9a 1:<compat>i9d 1:<compat>ijf 1:<compat>ijp 1:<compat>ik1
1:<compat>ike 1:<compat>inm 1:<compat>inu 1:<compat>inz 1:<compat>ir8 1:<compat>iri 1:<compat>irv 1:<compat>is3 1:<compat>its 1:<compat>iu9
1:<compat>iur 1:<compat>iwz 1:<compat>jd4 1:<compat>jee 1:<compat>jez 1:<compat>jzj 1:<compat>jzo 1:<compat>k1z 1:<compat>k2f 1:<compat>k2s
1:<compat>k3d 1:<compat>k4g 1:<compat>k4l 1:<compat>kc0 1:<compat>kco 1:<compat>kdk 1:<compat>l5s 1:<compat>l7m 1:<compat>l89 1:<compat>l9v
1:<compat>laj 1:<compat>las 1:<compat>laz 1:<compat>lcf 1:<compat>lck 1:<compat>ldg 1:<compat>m7f 1:<compat>mju 1:<compat>mk6 1:<compat>mkb
1:<compat>mkf 1:<compat>mkn 1:<compat>ml5 1:<compat>ml7 1:<compat>mng 1:<compat>mtg 1:<compat>mtl 1:<compat>n30 1:<compat>n3a 1:<compat>n4o
1:<compat>n4v 1:<compat>n54 1:<compat>n5c 1:<compat>n7v 1:<compat>n82 1:<compat>nee 1:<compat>nel 1:<compat>nfy 1:<compat>ngf 1:<compat>nhq
1:<compat>nob 1:<compat>noi 1:<compat>noz 1:<compat>ny2 1:<compat>o1k 1:<compat>o1q 1:<compat>o6s 1:<compat>o97 1:<compat>oah 1:<compat>okz
1:<compat>ooo 1:<compat>p4m 1:<compat>p5d 1:<compat>p6y 1:<compat>p8d 1:<compat>pa9 1:<compat>pak 1:<compat>paq 1:<compat>pbn 1:<compat>pdr
1:<compat>pe1 1:<compat>pnn 1:<compat>pnu 1:<compat>po3 1:<compat>poc 1:<compat>pos 1:<compat>pp7 1:<compat>ppb 1:<compat>pri 1:<compat>prm
1:<compat>prs 1:<compat>qj1 1:<compat>qjv 1:<compat>qww 1:<compat>qx8 1:<compat>qxv 1:<compat>r5q 1:<compat>r63 1:<compat>r82 1:<compat>r9c
1:<compat>rp3 1:<compat>rpi 1:<compat>rpx 1:<compat>rqw 1:<compat>rrx 1:<compat>rxg 1:<compat>rxs 1:<compat>rzn 1:<compat>s6j 1:<compat>s7e
1:<compat>sd7 1:<compat>sds 1:<compat>sdx 1:<compat>sk1 1:<compat>sp5 1:<compat>ssm 1:<compat>sss 1:<compat>ssx 1:<compat>tiv 1:<compat>tj4
1:<compat>tng 1:<compat>trq 1:<compat>trt 1:<compat>tt4 1:<compat>tw1 1:<compat>twe 1:<compat>twi 1:<compat>twp 1:<compat>tzf 1:<compat>u0d
1:<compat>u0j 1:<compat>u0x 1:<compat>u5k 1:<compat>u6z 1:<compat>u73 1:<compat>uc6 1:<compat>uc9 1:<compat>ucs 1:<compat>ujs 1:<compat>ul4
1:<compat>ulb 1:<compat>un9 1:<compat>unj 1:<compat>unm 1:<compat>unw 1:<compat>uoq 1:<compat>uzp 1:<compat>vat 1:<compat>vb3 1:<compat>vc5
1:<compat>vcr 1:<compat>vcz 1:<compat>vd9 1:<compat>vdd 1:<compat>veh 1:<compat>vel 1:<compat>vf2 1:<compat>vf7 1:<compat>vfk 1:<compat>vgb
1:<compat>vgq 1:<compat>vgy 1:<compat>vil 1:<compat>vj0 1:<compat>vj4 17:<wide>w 1i:<compat>9hu 2:<compat>gg1 1:<compat>gg4 1:<compat>gg5 i:=9jf+9ll
2:=9jh+9ll 2:=9jj+9ll 2:=9jl+9ll 2:=9jn+9ll 2:=9jp+9ll 2:=9jr+9ll 2:=9jt+9ll 2:=9jv+9ll 2:=9jx+9ll 2:=9jz+9ll 2:=9k1+9ll 3:=9k4+9ll 2:=9k6+9ll
2:=9k8+9ll 7:=9kf+9ll 1:=9kf+9lm 2:=9ki+9ll 1:=9ki+9lm 2:=9kl+9ll 1:=9kl+9lm 2:=9ko+9ll 1:=9ko+9lm 2:=9kr+9ll 1:=9kr+9lm n:=9ja+9ll 7:<compat>w+9ll
1:<compat>w+9lm 2:=9lp+9ll 1:<vertical>9l4+9l6 d:=9m3+9ll 2:=9m5+9ll 2:=9m7+9ll 2:=9m9+9ll 2:=9mb+9ll 2:=9md+9ll 2:=9mf+9ll 2:=9mh+9ll 2:=9mj+9ll
2:=9ml+9ll 2:=9mn+9ll 2:=9mp+9ll 3:=9ms+9ll 2:=9mu+9ll 2:=9mw+9ll 7:=9n3+9ll 1:=9n3+9lm 2:=9n6+9ll 1:=9n6+9lm 2:=9n9+9ll 1:=9n9+9lm 2:=9nc+9ll
1:=9nc+9lm 2:=9nf+9ll 1:=9nf+9lm n:=9ly+9ll 3:=9nz+9ll 1:=9o0+9ll 1:=9o1+9ll 1:=9o2+9ll 4:=9od+9ll 1:<vertical>9mb+9mw 1e:<compat>3cw 1:<compat>3cx
1:<compat>3hm 1:<compat>3cy 1:<compat>3ho 1:<compat>3hp 1:<compat>3cz 1:<compat>3d0 1:<compat>3d1 1:<compat>3hs 1:<compat>3ht 1:<compat>3hu
1:<compat>3hv 1:<compat>3hw 1:<compat>3hx 1:<compat>3dm 1:<compat>3d2 1:<compat>3d3 1:<compat>3d4 1:<compat>3dt 1:<compat>3d5 1:<compat>3d6
1:<compat>3d7 1:<compat>3d8 1:<compat>3d9 1:<compat>3da 1:<compat>3db 1:<compat>3dc 1:<compat>3dd 1:<compat>3de 1:<compat>3fl 1:<compat>3fm
1:<compat>3fn 1:<compat>3fo 1:<compat>3fp 1:<compat>3fq 1:<compat>3fr 1:<compat>3fs 1:<compat>3ft 1:<compat>3fu 1:<compat>3fv 1:<compat>3fw
1:<compat>3fx 1:<compat>3fy 1:<compat>3fz 1:<compat>3g0 1:<compat>3g1 1:<compat>3g2 1:<compat>3g3 1:<compat>3g4 1:<compat>3g5 1:<compat>3fk
1:<compat>3dg 1:<compat>3dh 1:<compat>3if 1:<compat>3ig 1:<compat>3ik 1:<compat>3im 1:<compat>3ir 1:<compat>3iv 1:<compat>3ix 1:<compat>3do
1:<compat>3j1 1:<compat>3j3 1:<compat>3dp 1:<compat>3dq 1:<compat>3ds 1:<compat>3du 1:<compat>3dv 1:<compat>3dz 1:<compat>3e1 1:<compat>3e3
1:<compat>3e4 1:<compat>3e5 1:<compat>3e6 1:<compat>3e7 1:<compat>3ea 1:<compat>3ee 1:<compat>3eo 1:<compat>3ev 1:<compat>3f0 1:<compat>3jl
1:<compat>3jm 1:<compat>3fb 1:<compat>3fc 1:<compat>3fd 1:<compat>3gk 1:<compat>3gl 1:<compat>3go 1:<compat>3gx 1:<compat>3gy 1:<compat>3h0
1:<compat>3ha 1:<compat>3hd 4:<super>feo 1:<super>fik 1:<super>fex 1:<super>h5n 1:<super>fey 1:<super>ffx 1:<super>fez 1:<super>n5e 1:<super>fh5
1:<super>ffd 1:<super>fep 1:<super>hm1 1:<super>h80 1:<super>fju 2p:<compat>14+3cw+15 1:<compat>14+3cy+15 1:<compat>14+3cz+15 1:<compat>14+3d1+15
1:<compat>14+3d2+15 1:<compat>14+3d3+15 1:<compat>14+3d5+15 1:<compat>14+3d7+15 1:<compat>14+3d8+15 1:<compat>14+3da+15 1:<compat>14+3db+15
1:<compat>14+3dc+15 1:<compat>14+3dd+15 1:<compat>14+3de+15 1:<compat>14+3cw+3fl+15 1:<compat>14+3cy+3fl+15 1:<compat>14+3cz+3fl+15
1:<compat>14+3d1+3fl+15 1:<compat>14+3d2+3fl+15 1:<compat>14+3d3+3fl+15 1:<compat>14+3d5+3fl+15 1:<compat>14+3d7+3fl+15 1:<compat>14+3d8+3fl+15
1:<compat>14+3da+3fl+15 1:<compat>14+3db+3fl+15 1:<compat>14+3dc+3fl+15 1:<compat>14+3dd+3fl+15 1:<compat>14+3de+3fl+15 1:<compat>14+3d8+3fy+15
1:<compat>14+3d7+3ft+3d8+3fp+3hn+15 1:<compat>14+3d7+3ft+3de+3fy+15 2:<compat>14+feo+15 1:<compat>14+fik+15 1:<compat>14+fex+15 1:<compat>14+h5n+15
1:<compat>14+fis+15 1:<compat>14+g31+15 1:<compat>14+fer+15 1:<compat>14+g2z+15 1:<compat>14+fh9+15 1:<compat>14+gg1+15 1:<compat>14+kco+15
1:<compat>14+m7f+15 1:<compat>14+ldg+15 1:<compat>14+kdk+15 1:<compat>14+ssx+15 1:<compat>14+h7j+15 1:<compat>14+k4l+15 1:<compat>14+kkq+15
1:<compat>14+kcp+15 1:<compat>14+ny6+15 1:<compat>14+glp+15 1:<compat>14+mm1+15 1:<compat>14+rs1+15 1:<compat>14+nz1+15 1:<compat>14+gc4+15
1:<compat>14+fkz+15 1:<compat>14+gos+15 1:<compat>14+i1y+15 1:<compat>14+nhf+15 1:<compat>14+flt+15 1:<compat>14+rt3+15 1:<compat>14+ggk+15
1:<compat>14+nzh+15 1:<compat>14+fm9+15 1:<compat>14+pnu+15 1:<compat>14+po3+15 1:<circle>gun 1:<circle>inw 1:<circle>k1z 1:<circle>oen
9:<square>28+2c+1x 1:<circle>1e+1d 1:<circle>1e+1e 1:<circle>1e+1f 1:<circle>1e+1g 1:<circle>1e+1h 1:<circle>1e+1i 1:<circle>1e+1j 1:<circle>1e+1k
1:<circle>1e+1l 1:<circle>1f+1c 1:<circle>1f+1d 1:<circle>1f+1e 1:<circle>1f+1f 1:<circle>1f+1g 1:<circle>1f+1h 1:<circle>3cw 1:<circle>3cy
1:<circle>3cz 1:<circle>3d1 1:<circle>3d2 1:<circle>3d3 1:<circle>3d5 1:<circle>3d7 1:<circle>3d8 1:<circle>3da 1:<circle>3db 1:<circle>3dc
1:<circle>3dd 1:<circle>3de 1:<circle>3cw+3fl 1:<circle>3cy+3fl 1:<circle>3cz+3fl 1:<circle>3d1+3fl 1:<circle>3d2+3fl 1:<circle>3d3+3fl
1:<circle>3d5+3fl 1:<circle>3d7+3fl 1:<circle>3d8+3fl 1:<circle>3da+3fl 1:<circle>3db+3fl 1:<circle>3dc+3fl 1:<circle>3dd+3fl 1:<circle>3de+3fl
1:<circle>3da+3fl+3hz+3cw+3ft 1:<circle>3d8+3fy+3d7+3g4 1:<circle>3d7+3fy 2:<circle>feo 1:<circle>fik 1:<circle>fex 1:<circle>h5n 1:<circle>fis
1:<circle>g31 1:<circle>fer 1:<circle>g2z 1:<circle>fh9 1:<circle>gg1 1:<circle>kco 1:<circle>m7f 1:<circle>ldg 1:<circle>kdk 1:<circle>ssx
1:<circle>h7j 1:<circle>k4l 1:<circle>kkq 1:<circle>kcp 1:<circle>ny6 1:<circle>glp 1:<circle>mm1 1:<circle>rs1 1:<circle>nz1 1:<circle>gc4
1:<circle>o2g 1:<circle>n5j 1:<circle>ho3 1:<circle>six 1:<circle>g16 1:<circle>ghc 1:<circle>lig 1:<circle>u11 1:<circle>fm9 1:<circle>g49
1:<circle>l7n 1:<circle>fey 1:<circle>ffx 1:<circle>fez 1:<circle>ijq 1:<circle>gkz 1:<circle>gfv 1:<circle>i3b 1:<circle>i1y 1:<circle>nhf
1:<circle>flt 1:<circle>rt3 1:<circle>ggk 1:<circle>hlo 1:<circle>1f+1i 1:<circle>1f+1j 1:<circle>1f+1k 1:<circle>1f+1l 1:<circle>1g+1c
1:<circle>1g+1d 1:<circle>1g+1e 1:<circle>1g+1f 1:<circle>1g+1g 1:<circle>1g+1h 1:<circle>1g+1i 1:<circle>1g+1j 1:<circle>1g+1k 1:<circle>1g+1l
1:<circle>1h+1c 1:<compat>1d+kco 1:<compat>1e+kco 1:<compat>1f+kco 1:<compat>1g+kco 1:<compat>1h+kco 1:<compat>1i+kco 1:<compat>1j+kco
1:<compat>1k+kco 1:<compat>1l+kco 1:<compat>1d+1c+kco 1:<compat>1d+1d+kco 1:<compat>1d+1e+kco 1:<square>20+2v 1:<square>2t+36+2v 1:<square>2t+2e
1:<square>24+2c+1w 1:<circle>9lu 1:<circle>9lw 1:<circle>9ly 1:<circle>9m0 1:<circle>9m2 1:<circle>9m3 1:<circle>9m5 1:<circle>9m7 1:<circle>9m9
1:<circle>9mb 1:<circle>9md 1:<circle>9mf 1:<circle>9mh 1:<circle>9mj 1:<circle>9ml 1:<circle>9mn 1:<circle>9mp 1:<circle>9ms 1:<circle>9mu
1:<circle>9mw 1:<circle>9my 1:<circle>9mz 1:<circle>9n0 1:<circle>9n1 1:<circle>9n2 1:<circle>9n3 1:<circle>9n6 1:<circle>9n9 1:<circle>9nc
1:<circle>9nf 1:<circle>9ni 1:<circle>9nj 1:<circle>9nk 1:<circle>9nl 1:<circle>9nm 1:<circle>9no 1:<circle>9nq 1:<circle>9ns 1:<circle>9nt
1:<circle>9nu 1:<circle>9nv 1:<circle>9nw 1:<circle>9nx 1:<circle>9nz 1:<circle>9o0 1:<circle>9o1 1:<circle>9o2 1:<square>fl0+gp8
1:<square>9lu+9n5+9oc+9mw 1:<square>9lu+9nv+9n9+9lt 1:<square>9lu+9o3+9ne+9lu 1:<square>9lu+9oc+9nv 1:<square>9lw+9mz+9o3+9m8 1:<square>9lw+9o3+9mp
1:<square>9ly+9m1+9o3 1:<square>9m0+9mh+9m7+9oc+9mx 1:<square>9m0+9oc+9m3+9oc 1:<square>9m2+9o3+9mh 1:<square>9m2+9oc+9nk 1:<square>9m3+9lw+9nu
1:<square>9m3+9nt+9mr+9mw 1:<square>9m3+9nx+9nu+9oc 1:<square>9m4+9nx+9o3 1:<square>9m4+9o3+9ni 1:<square>9m6+9m4 1:<square>9m6+9mz+9oc
1:<square>9m5+9np+9nu+9oc 1:<square>9m6+9nv+9mo+9oc 1:<square>9m5+9nx 1:<square>9m5+9nx+9m8+9nt+9nk 1:<square>9m5+9nx+9nl+9oc+9mw+9nv
1:<square>9m5+9nx+9nz+9mr+9mw 1:<square>9m8+9nt+9nk 1:<square>9m8+9nt+9nk+9mw+9o3 1:<square>9m7+9nv+9mk+9lw+9nx 1:<square>9m7+9nx+9oc+9n1
1:<square>9m9+9oc+9mh 1:<square>9mb+9nv+9my 1:<square>9mb+9oc+9nh 1:<square>9md+9lw+9m7+9nv 1:<square>9md+9o3+9mp+9oc+9nk 1:<square>9mf+9nu+9o3+9m8
1:<square>9mj+9o3+9mp 1:<square>9mj+9o3+9mw 1:<square>9mo+9oc+9mh 1:<square>9mv+9mf 1:<square>9mx+9nv 1:<square>9mw+9o3 1:<square>9my+9n2
1:<square>9n2+9mr+9mw 1:<square>9n3+9lw+9ms 1:<square>9n5+9oc+9mj+9o3+9mw 1:<square>9n5+9oc+9ms 1:<square>9n4+9oc+9nw+9nv
1:<square>9n8+9lu+9mh+9mw+9nv 1:<square>9n8+9m7+9nv 1:<square>9n8+9mb 1:<square>9n7+9nv 1:<square>9n9+9lt+9nt+9mr+9mx 1:<square>9n9+9lv+9oc+9mw
1:<square>9na+9mr+9mf+9lz+9nv 1:<square>9n9+9nt+9o3 1:<square>9nc+9m7+9mn+9oc+9nv 1:<square>9ne+9ml 1:<square>9ne+9mz+9n6 1:<square>9nc+9nv+9ms
1:<square>9ne+9o3+9mh 1:<square>9ne+9oc+9mg 1:<square>9nd+9oc+9mn 1:<square>9nh+9lw+9o3+9mw 1:<square>9ng+9nv+9mw 1:<square>9nf+9o3
1:<square>9nh+9o3+9mx 1:<square>9nf+9oc+9nv 1:<square>9nf+9oc+9o3 1:<square>9ni+9lw+9m7+9nx 1:<square>9ni+9lw+9nv 1:<square>9ni+9mr+9n3
1:<square>9ni+9nv+9m7 1:<square>9ni+9o3+9mf+9nr+9o3 1:<square>9nj+9m7+9nx+9o3 1:<square>9nj+9nu 1:<square>9nj+9nu+9n4+9oc+9nv 1:<square>9nl+9m4
1:<square>9nl+9m4+9mw+9o3 1:<square>9nl+9oc+9mw+9nv 1:<square>9no+9oc+9mx 1:<square>9no+9oc+9nv 1:<square>9nq+9lu+9o3 1:<square>9nu+9mr+9mw+9nv
1:<square>9nu+9nt 1:<square>9nv+9n8+9oc 1:<square>9nv+9oc+9na+9nv 1:<square>9nw+9nk 1:<square>9nw+9o3+9mw+9ma+9o3 1:<square>9nz+9mr+9mw
1:<compat>1c+m9l 1:<compat>1d+m9l 1:<compat>1e+m9l 1:<compat>1f+m9l 1:<compat>1g+m9l 1:<compat>1h+m9l 1:<compat>1i+m9l 1:<compat>1j+m9l
1:<compat>1k+m9l 1:<compat>1l+m9l 1:<compat>1d+1c+m9l 1:<compat>1d+1d+m9l 1:<compat>1d+1e+m9l 1:<compat>1d+1f+m9l 1:<compat>1d+1g+m9l
1:<compat>1d+1h+m9l 1:<compat>1d+1i+m9l 1:<compat>1d+1j+m9l 1:<compat>1d+1k+m9l 1:<compat>1d+1l+m9l 1:<compat>1e+1c+m9l 1:<compat>1e+1d+m9l
1:<compat>1e+1e+m9l 1:<compat>1e+1f+m9l 1:<compat>1e+1g+m9l 1:<square>2w+28+2p 1:<square>2s+2p 1:<square>1t+2d 1:<square>2q+2p+36 1:<square>33+2e
1:<square>34+2r 1:<square>2s+31 1:<square>2s+31+4y 1:<square>2s+31+4z 1:<square>21+2d 1:<square>inn+jdc 1:<square>k6l+gp8 1:<square>hlz+l7n
1:<square>k5q+lh7 1:<square>kkq+irz+fmi+ny6 1:<square>34+1t 1:<square>32+1t 1:<square>qk+1t 1:<square>31+1t 1:<square>2z+1t 1:<square>23+1u
1:<square>25+1u 1:<square>1z+1u 1:<square>2r+2p+30 1:<square>2z+2r+2p+30 1:<square>34+1y 1:<square>32+1y 1:<square>qk+1y 1:<square>qk+2v
1:<square>31+2v 1:<square>2z+2v 1:<square>20+3e 1:<square>2z+20+3e 1:<square>25+20+3e 1:<square>1z+20+3e 1:<square>2c+20+3e 1:<square>qk+6j7
1:<square>31+6j7 1:<square>2s+6j7 1:<square>2z+6j7 1:<square>2u+31 1:<square>32+31 1:<square>qk+31 1:<square>31+31 1:<square>2r+31 1:<square>2z+31
1:<square>31+31+4y 1:<square>2r+31+4y 1:<square>31+4y 1:<square>2z+31+4y 1:<square>31+31+4z 1:<square>2r+31+4z 1:<square>31+4z 1:<square>2z+31+4z
1:<square>31+6qd+37 1:<square>31+6qd+37+4y 1:<square>28+2p 1:<square>2z+28+2p 1:<square>25+28+2p 1:<square>1z+28+2p 1:<square>36+2p+2s
1:<square>36+2p+2s+6qd+37 1:<square>36+2p+2s+6qd+37+4y 1:<square>34+37 1:<square>32+37 1:<square>qk+37 1:<square>31+37 1:<square>34+2e 1:<square>32+2e
1:<square>qk+2e 1:<square>31+2e 1:<square>2z+2e 1:<square>25+2e 1:<square>34+2f 1:<square>32+2f 1:<square>qk+2f 1:<square>31+2f 1:<square>2z+2f
1:<square>25+2f 1:<square>2z+q1 1:<square>25+q1 1:<square>2p+1a+31+1a 1:<square>1u+35 1:<square>2r+2r 1:<square>2r+2s 1:<square>1v+6qd+2z+2v
1:<square>1v+33+1a 1:<square>2s+1u 1:<square>1z+3d 1:<square>2w+2p 1:<square>20+28 1:<square>2x+32 1:<square>23+23 1:<square>23+25 1:<square>2z+38
1:<square>30+31 1:<square>30+32 1:<square>30+33+2v 1:<square>30+3c 1:<square>31+2q 1:<square>31+2x+30 1:<square>31+33+30 1:<square>28+20
1:<square>34+1a+31+1a 1:<square>28+28+25 1:<square>28+2a 1:<square>37+36 1:<square>2b+3a 1:<square>2f+2q 1:<square>2e+6qd+31 1:<square>1t+6qd+31
1:<compat>1d+k4l 1:<compat>1e+k4l 1:<compat>1f+k4l 1:<compat>1g+k4l 1:<compat>1h+k4l 1:<compat>1i+k4l 1:<compat>1j+k4l 1:<compat>1k+k4l
1:<compat>1l+k4l 1:<compat>1d+1c+k4l 1:<compat>1d+1d+k4l 1:<compat>1d+1e+k4l 1:<compat>1d+1f+k4l 1:<compat>1d+1g+k4l 1:<compat>1d+1h+k4l
1:<compat>1d+1i+k4l 1:<compat>1d+1j+k4l 1:<compat>1d+1k+k4l 1:<compat>1d+1l+k4l 1:<compat>1e+1c+k4l 1:<compat>1e+1d+k4l 1:<compat>1e+1e+k4l
1:<compat>1e+1f+k4l 1:<compat>1e+1g+k4l 1:<compat>1e+1h+k4l 1:<compat>1e+1i+k4l 1:<compat>1e+1j+k4l 1:<compat>1e+1k+k4l 1:<compat>1e+1l+k4l
1:<compat>1f+1c+k4l 1:<compat>1f+1d+k4l 1:<square>2v+2p+30 mn1:<super>ui 1:<super>uk 5v:<super>x2n 3m:<super>1v 1:<super>1y 1:<super>29 4:<super>86
1:<super>9f o3:<super>x0n 1:<super>xtj 1:<super>h7 1:<super>xua a:<super>i5 fbr:rpk 1:kc4 1:s7e 1:rt4 1:lw1 1:fg2 1:gkl 1:vj0 1:vj0 1:hn5 1:ssx 1:gw7
1:hmw 1:jcm 1:ne1 1:p6t 1:qin 1:qt6 1:r20 1:sjz 1:kxu 1:ljv 1:mah 1:mvy 1:q4d 1:sq2 1:uep 1:fia 1:ghh 1:l50 1:mjf 1:qi5 1:v8e 1:ifk 1:m3v 1:qfh 1:r50
1:jih 1:pnc 1:qvz 1:iq2 1:kd3 1:lm2 1:mpo 1:slq 1:fpi 1:g53 1:gda 1:jwk 1:l3n 1:mj4 1:nhj 1:pa9 1:qh2 1:qjg 1:s1b 1:tv6 1:upb 1:v7e 1:nt8 1:nzz 1:otc
1:q15 1:t1g 1:vb3 1:rfa 1:hjz 1:iro 1:okg 1:pdq 1:mle 1:nuy 1:rsy 1:ttj 1:hjs 1:i8y 1:kyb 1:lp6 1:lxr 1:oq7 1:oxj 1:tor 1:gcy 1:pe3 1:g64 1:g5o 1:o4c
1:ou6 1:q29 1:tpx 1:rk0 1:jin 1:kxu 1:rge 1:fg9 1:i5j 1:iz6 1:mtj 1:n74 1:gev 1:nwb 1:fr3 1:iw9 1:ff1 1:lho 1:k1k 1:opu 1:gjn 1:hge 1:ni9 1:q4p 1:re2
1:la2 1:sds 1:lfs 1:jjy 1:put 1:jog 1:n6t 1:fji 1:g2x 1:g5l 1:kn5 1:oo7 1:prj 1:rf6 1:ssv 1:gdx 1:gn6 1:ho3 1:ir0 1:k3p 1:m4e 1:nxm 1:tkd 1:ui2 1:vbr
1:vda 1:gbf 1:kau 1:l87 1:sbm 1:ino 1:j9s 1:jcw 1:jve 1:lyb 1:mdl 1:n0p 1:o22 1:ovo 1:pdb 1:s9y 1:q9a 1:sgz 1:t3e 1:g7r 1:gbn 1:gql 1:ma0 1:r0i 1:re2
1:iq1 1:iyd 1:jnf 1:l9q 1:oji 1:mt1 1:fl0 1:h6h 1:i5j 1:iii 1:izg 1:muq 1:mzt 1:p7e 1:pc6 1:svo 1:tti 1:tvs 1:u1k 1:fpn 1:o1a 1:ss4 1:trs 1:j4x 1:fie
1:fyy 1:i5q 1:i7z 1:k2h 1:kxu 1:mha 1:ncy 1:q9o 1:sjg 1:vil 1:k94 1:tny 1:gax 1:kfv 1:kj7 1:lkx 1:luk 1:mx5 1:n6h 1:nsb 1:opc 1:u3i 1:g31 1:je6 1:tq0
1:fu3 1:ie1 1:lpm 1:sa2 1:ivf 1:j7o 1:kk7 1:mtj 1:tqe 1:g89 1:glr 1:i91 1:k5v 1:kem 1:ko8 1:lid 1:mx2 1:naa 1:p6h 1:r0v 1:r1d 1:sss 1:tsy 1:gfz 1:lve
1:gm5 1:mhc 1:n14 1:qgq 1:tr7 1:uvr 1:vbz 1:kgn 1:lor 1:pns 1:o97 1:obk 1:olu 1:mo0 1:m8p 1:riw 1:fk0 1:px2 1:g8q 1:g7b 1:ip2 1:jir 1:onq 1:i2t 1:ljy
1:kac 1:saj 1:qx8 1:tot 1:r63 1:iqb 1:g1s 1:gxs 3:hga 2:k8k 3:g66 1:mqy 1:ngq 1:ny4 1:nz2 1:nz9 1:o0f 1:tw6 1:on2 1:p8d 2:qhe 2:rg8 3:shk 1:sn1 4:u7j
1:u7w 1:u94 1:v5g 1:sm6 1:trr 1:fqm 1:fzb 1:g25 1:gcp 1:gdg 1:ggh 1:gwt 1:gzq 1:h2g 1:hfk 1:hig 1:i90 1:i9a 1:j2s 1:j8o 1:j9q 1:jci 1:k0f 1:k4i 1:k9d
1:kn9 1:lmf 1:lqy 1:lya 1:mem 1:mjv 1:mxu 1:ntd 1:ny6 1:nyh 1:nyg 1:nyo 1:nyu 1:nz1 1:o0d 1:o0e 1:o5c 1:o75 1:og0 1:ovo 1:ow9 1:oxt 1:p6a 1:pad 1:pnx
1:prt 1:prt 1:q53 1:r2o 1:r6e 1:rgh 1:ri1 1:rtf 1:ruw 1:sdy 1:shk 1:tsz 1:u0v 1:u2j 1:j1x 1:36cu 1:pp4 3:ffq 1:g51 1:g2w 1:fpc 1:g1x 1:g3k 1:gcn 1:ge2
1:gwt 1:gut 1:gwp 1:gyq 1:hga 1:hir 1:hms 1:hn8 1:huq 1:i08 1:iqa 1:iqh 1:iuh 1:iwd 1:j4o 1:j7y 1:j60 1:j9q 1:j8g 1:jci 1:jec 1:jpg 1:jrw 1:jte 1:k0m
1:k8k 1:kd3 1:kd7 1:keu 1:l89 1:la2 1:lkx 1:lwb 1:lvv 1:lya 1:m5a 1:mem 1:nmv 1:mk5 1:mnj 1:mqy 1:n01 1:n46 1:n5n 1:nbx 1:nbz 1:ngq 1:nh7 1:nhw 1:nka
1:nk0 1:nv0 1:o8h 1:og0 1:ol7 1:orf 1:ovo 1:p4u 1:pad 1:pxu 1:q27 1:qrd 1:r41 1:r5y 1:r6e 1:ren 1:rg8 1:rez 1:rgh 1:rge 1:rfx 1:ri1 1:rka 1:ruw 1:sag
1:sj6 1:srd 1:sxi 1:tq4 1:tsz 1:tw6 1:tzv 1:u0v 1:u17 1:u2j 1:umq 1:vj0 1:313e 1:3138 1:33dh 1:brx 1:cns 1:cop 1:39e1 1:3bgw 1:3i6r 1:vgj 1:vim
13:<compat>2u+2u 1:<compat>2u+2x 1:<compat>2u+30 1:<compat>2u+2u+2x 1:<compat>2u+2u+30 1:<compat>an+38 1:<compat>37+38 d:<compat>12s+12u
1:<compat>12s+12d 1:<compat>12s+12j 1:<compat>132+12u 1:<compat>12s+12l 6:15l+14k 2:16a+14n 1:<font>15u 1:<font>15c 1:<font>15f 1:<font>15g
1:<font>15n 1:<font>15o 1:<font>15p 1:<font>160 1:<font>162 1:<font>17 1:161+14x 1:161+14y 1:1dmx+14x 1:1dmx+14y 1:15c+14n 1:15c+14o 1:15c+14s
1:15d+14s 1:15e+14s 1:15f+14s 1:15g+14s 1:15h+14s 1:15i+14s 2:15k+14s 1:15l+14s 1:15m+14s 1:15n+14s 1:15o+14s 2:15q+14s 2:15s+14s 1:15t+14s 2:15v+14s
1:15w+14s 2:15y+14s 1:15z+14s 1:160+14s 1:161+14s 1:162+14s 1:15h+14p 1:15d+14v 1:15n+14v 1:15w+14v 1:<compat>15c+15o 1:<isolated>19t 1:<final>19t
1:<isolated>1a3 1:<final>1a3 1:<initial>1a3 1:<medial>1a3 1:<isolated>1a6 1:<final>1a6 1:<initial>1a6 1:<medial>1a6 1:<isolated>1a8 1:<final>1a8
1:<initial>1a8 1:<medial>1a8 1:<isolated>1a2 1:<final>1a2 1:<initial>1a2 1:<medial>1a2 1:<isolated>1a7 1:<final>1a7 1:<initial>1a7 1:<medial>1a7
1:<isolated>1a1 1:<final>1a1 1:<initial>1a1 1:<medial>1a1 1:<isolated>1b8 1:<final>1b8 1:<initial>1b8 1:<medial>1b8 1:<isolated>1ba 1:<final>1ba
1:<initial>1ba 1:<medial>1ba 1:<isolated>1ac 1:<final>1ac 1:<initial>1ac 1:<medial>1ac 1:<isolated>1ab 1:<final>1ab 1:<initial>1ab 1:<medial>1ab
1:<isolated>1ae 1:<final>1ae 1:<initial>1ae 1:<medial>1ae 1:<isolated>1af 1:<final>1af 1:<initial>1af 1:<medial>1af 1:<isolated>1al 1:<final>1al
1:<isolated>1ak 1:<final>1ak 1:<isolated>1am 1:<final>1am 1:<isolated>1ag 1:<final>1ag 1:<isolated>1aw 1:<final>1aw 1:<isolated>1ap 1:<final>1ap
1:<isolated>1bd 1:<final>1bd 1:<initial>1bd 1:<medial>1bd 1:<isolated>1bj 1:<final>1bj 1:<initial>1bj 1:<medial>1bj 1:<isolated>1bn 1:<final>1bn
1:<initial>1bn 1:<medial>1bn 1:<isolated>1bl 1:<final>1bl 1:<initial>1bl 1:<medial>1bl 1:<isolated>1bu 1:<final>1bu 1:<isolated>1bv 1:<final>1bv
1:<initial>1bv 1:<medial>1bv 1:<isolated>1c0 1:<final>1c0 1:<isolated>1c1 1:<final>1c1 1:<initial>1c1 1:<medial>1c1 1:<isolated>1by 1:<final>1by
1:<initial>1by 1:<medial>1by 1:<isolated>1ci 1:<final>1ci 1:<isolated>1cj 1:<final>1cj y:<isolated>1bh 1:<final>1bh 1:<initial>1bh 1:<medial>1bh
1:<isolated>1c7 1:<final>1c7 1:<isolated>1c6 1:<final>1c6 1:<isolated>1c8 1:<final>1c8 1:<isolated>19z 1:<isolated>1cb 1:<final>1cb 1:<isolated>1c5
1:<final>1c5 1:<isolated>1c9 1:<final>1c9 1:<isolated>1cg 1:<final>1cg 1:<initial>1cg 1:<medial>1cg 1:<initial>18p 1:<medial>18p 1:<isolated>17q+17r
1:<final>17q+17r 1:<isolated>17q+1cl 1:<final>17q+1cl 1:<isolated>17q+18o 1:<final>17q+18o 1:<isolated>17q+1c7 1:<final>17q+1c7 1:<isolated>17q+1c6
1:<final>17q+1c6 1:<isolated>17q+1c8 1:<final>17q+1c8 1:<isolated>17q+1cg 1:<final>17q+1cg 1:<initial>17q+1cg 1:<isolated>17q+18p 1:<final>17q+18p
1:<initial>17q+18p 1:<isolated>1cc 1:<final>1cc 1:<initial>1cc 1:<medial>1cc 1:<isolated>17q+17w 1:<isolated>17q+17x 1:<isolated>17q+18l
1:<isolated>17q+18p 1:<isolated>17q+18q 1:<isolated>17s+17w 1:<isolated>17s+17x 1:<isolated>17s+17y 1:<isolated>17s+18l 1:<isolated>17s+18p
1:<isolated>17s+18q 1:<isolated>17u+17w 1:<isolated>17u+17x 1:<isolated>17u+17y 1:<isolated>17u+18l 1:<isolated>17u+18p 1:<isolated>17u+18q
1:<isolated>17v+17w 1:<isolated>17v+18l 1:<isolated>17v+18p 1:<isolated>17v+18q 1:<isolated>17w+17x 1:<isolated>17w+18l 1:<isolated>17x+17w
1:<isolated>17x+18l 1:<isolated>17y+17w 1:<isolated>17y+17x 1:<isolated>17y+18l 1:<isolated>183+17w 1:<isolated>183+17x 1:<isolated>183+17y
1:<isolated>183+18l 1:<isolated>185+17x 1:<isolated>185+18l 1:<isolated>186+17w 1:<isolated>186+17x 1:<isolated>186+17y 1:<isolated>186+18l
1:<isolated>187+17x 1:<isolated>187+18l 1:<isolated>188+18l 1:<isolated>189+17w 1:<isolated>189+18l 1:<isolated>18a+17w 1:<isolated>18a+18l
1:<isolated>18h+17w 1:<isolated>18h+17x 1:<isolated>18h+17y 1:<isolated>18h+18l 1:<isolated>18h+18p 1:<isolated>18h+18q 1:<isolated>18i+17x
1:<isolated>18i+18l 1:<isolated>18i+18p 1:<isolated>18i+18q 1:<isolated>18j+17r 1:<isolated>18j+17w 1:<isolated>18j+17x 1:<isolated>18j+17y
1:<isolated>18j+18k 1:<isolated>18j+18l 1:<isolated>18j+18p 1:<isolated>18j+18q 1:<isolated>18k+17w 1:<isolated>18k+17x 1:<isolated>18k+17y
1:<isolated>18k+18l 1:<isolated>18k+18p 1:<isolated>18k+18q 1:<isolated>18l+17w 1:<isolated>18l+17x 1:<isolated>18l+17y 1:<isolated>18l+18l
1:<isolated>18l+18p 1:<isolated>18l+18q 1:<isolated>18m+17w 1:<isolated>18m+17x 1:<isolated>18m+17y 1:<isolated>18m+18l 1:<isolated>18m+18p
1:<isolated>18m+18q 1:<isolated>18n+17w 1:<isolated>18n+18l 1:<isolated>18n+18p 1:<isolated>18n+18q 1:<isolated>18q+17w 1:<isolated>18q+17x
1:<isolated>18q+17y 1:<isolated>18q+18l 1:<isolated>18q+18p 1:<isolated>18q+18q 1:<isolated>180+19s 1:<isolated>181+19s 1:<isolated>18p+19s
1:<isolated>w+18s+18x 1:<isolated>w+18t+18x 1:<isolated>w+18u+18x 1:<isolated>w+18v+18x 1:<isolated>w+18w+18x 1:<isolated>w+18x+19s 1:<final>17q+181
1:<final>17q+182 1:<final>17q+18l 1:<final>17q+18m 1:<final>17q+18p 1:<final>17q+18q 1:<final>17s+181 1:<final>17s+182 1:<final>17s+18l
1:<final>17s+18m 1:<final>17s+18p 1:<final>17s+18q 1:<final>17u+181 1:<final>17u+182 1:<final>17u+18l 1:<final>17u+18m 1:<final>17u+18p
1:<final>17u+18q 1:<final>17v+181 1:<final>17v+182 1:<final>17v+18l 1:<final>17v+18m 1:<final>17v+18p 1:<final>17v+18q 1:<final>18h+18p
1:<final>18h+18q 1:<final>18i+18p 1:<final>18i+18q 1:<final>18j+17r 1:<final>18j+18k 1:<final>18j+18l 1:<final>18j+18p 1:<final>18j+18q
1:<final>18k+18l 1:<final>18k+18p 1:<final>18k+18q 1:<final>18l+17r 1:<final>18l+18l 1:<final>18m+181 1:<final>18m+182 1:<final>18m+18l
1:<final>18m+18m 1:<final>18m+18p 1:<final>18m+18q 1:<final>18p+19s 1:<final>18q+181 1:<final>18q+182 1:<final>18q+18l 1:<final>18q+18m
1:<final>18q+18p 1:<final>18q+18q 1:<initial>17q+17w 1:<initial>17q+17x 1:<initial>17q+17y 1:<initial>17q+18l 1:<initial>17q+18n 1:<initial>17s+17w
1:<initial>17s+17x 1:<initial>17s+17y 1:<initial>17s+18l 1:<initial>17s+18n 1:<initial>17u+17w 1:<initial>17u+17x 1:<initial>17u+17y
1:<initial>17u+18l 1:<initial>17u+18n 1:<initial>17v+18l 1:<initial>17w+17x 1:<initial>17w+18l 1:<initial>17x+17w 1:<initial>17x+18l
1:<initial>17y+17w 1:<initial>17y+18l 1:<initial>183+17w 1:<initial>183+17x 1:<initial>183+17y 1:<initial>183+18l 1:<initial>185+17x
1:<initial>185+17y 1:<initial>185+18l 1:<initial>186+17w 1:<initial>186+17x 1:<initial>186+17y 1:<initial>186+18l 1:<initial>187+17x
1:<initial>188+18l 1:<initial>189+17w 1:<initial>189+18l 1:<initial>18a+17w 1:<initial>18a+18l 1:<initial>18h+17w 1:<initial>18h+17x
1:<initial>18h+17y 1:<initial>18h+18l 1:<initial>18i+17x 1:<initial>18i+18l 1:<initial>18j+17w 1:<initial>18j+17x 1:<initial>18j+17y
1:<initial>18j+18k 1:<initial>18j+18l 1:<initial>18k+17w 1:<initial>18k+17x 1:<initial>18k+17y 1:<initial>18k+18l 1:<initial>18k+18n
1:<initial>18l+17w 1:<initial>18l+17x 1:<initial>18l+17y 1:<initial>18l+18l 1:<initial>18m+17w 1:<initial>18m+17x 1:<initial>18m+17y
1:<initial>18m+18l 1:<initial>18m+18n 1:<initial>18n+17w 1:<initial>18n+18l 1:<initial>18n+19s 1:<initial>18q+17w 1:<initial>18q+17x
1:<initial>18q+17y 1:<initial>18q+18l 1:<initial>18q+18n 1:<medial>17q+18l 1:<medial>17q+18n 1:<medial>17s+18l 1:<medial>17s+18n 1:<medial>17u+18l
1:<medial>17u+18n 1:<medial>17v+18l 1:<medial>17v+18n 1:<medial>183+18l 1:<medial>183+18n 1:<medial>184+18l 1:<medial>184+18n 1:<medial>18j+18k
1:<medial>18j+18l 1:<medial>18k+18l 1:<medial>18m+18l 1:<medial>18m+18n 1:<medial>18q+18l 1:<medial>18q+18n 1:<medial>18g+18u+18x
1:<medial>18g+18v+18x 1:<medial>18g+18w+18x 1:<isolated>187+18p 1:<isolated>187+18q 1:<isolated>189+18p 1:<isolated>189+18q 1:<isolated>18a+18p
1:<isolated>18a+18q 1:<isolated>183+18p 1:<isolated>183+18q 1:<isolated>184+18p 1:<isolated>184+18q 1:<isolated>17x+18p 1:<isolated>17x+18q
1:<isolated>17w+18p 1:<isolated>17w+18q 1:<isolated>17y+18p 1:<isolated>17y+18q 1:<isolated>185+18p 1:<isolated>185+18q 1:<isolated>186+18p
1:<isolated>186+18q 1:<isolated>184+17w 1:<isolated>184+17x 1:<isolated>184+17y 1:<isolated>184+18l 1:<isolated>184+181 1:<isolated>183+181
1:<isolated>185+181 1:<isolated>186+181 1:<final>187+18p 1:<final>187+18q 1:<final>189+18p 1:<final>189+18q 1:<final>18a+18p 1:<final>18a+18q
1:<final>183+18p 1:<final>183+18q 1:<final>184+18p 1:<final>184+18q 1:<final>17x+18p 1:<final>17x+18q 1:<final>17w+18p 1:<final>17w+18q
1:<final>17y+18p 1:<final>17y+18q 1:<final>185+18p 1:<final>185+18q 1:<final>186+18p 1:<final>186+18q 1:<final>184+17w 1:<final>184+17x
1:<final>184+17y 1:<final>184+18l 1:<final>184+181 1:<final>183+181 1:<final>185+181 1:<final>186+181 1:<initial>184+17w 1:<initial>184+17x
1:<initial>184+17y 1:<initial>184+18l 1:<initial>183+18n 1:<initial>184+18n 1:<initial>187+18l 1:<medial>183+17w 1:<medial>183+17x 1:<medial>183+17y
1:<medial>184+17w 1:<medial>184+17x 1:<medial>184+17y 1:<medial>187+18l 1:<medial>188+18l 1:<final>17r+18r 1:<isolated>17r+18r j:<initial>17u+17w+18l
1:<final>17u+17x+17w 1:<initial>17u+17x+17w 1:<initial>17u+17x+18l 1:<initial>17u+17y+18l 1:<initial>17u+18l+17w 1:<initial>17u+18l+17x
1:<initial>17u+18l+17y 1:<final>17w+18l+17x 1:<initial>17w+18l+17x 1:<final>17x+18l+18q 1:<final>17x+18l+18p 1:<initial>183+17x+17w
1:<initial>183+17w+17x 1:<final>183+17w+18p 1:<final>183+18l+17x 1:<initial>183+18l+17x 1:<initial>183+18l+17w 1:<final>183+18l+18l
1:<initial>183+18l+18l 1:<final>185+17x+17x 1:<initial>185+17x+17x 1:<final>185+18l+18l 1:<final>184+17x+18l 1:<initial>184+17x+18l
1:<final>184+17w+18q 1:<final>184+18l+17y 1:<initial>184+18l+17y 1:<final>184+18l+18l 1:<initial>184+18l+18l 1:<final>186+17x+18p 1:<final>186+17y+18l
1:<initial>186+17y+18l 1:<final>187+18l+17x 1:<initial>187+18l+17x 1:<initial>187+18l+18l 1:<final>187+18l+18q 1:<final>189+17w+18l
1:<final>189+18l+18l 1:<initial>189+18l+18l 1:<final>189+18l+18p 1:<final>18a+18l+18l 1:<final>18a+18l+18q 1:<final>18a+18l+18p 1:<final>18h+17y+18l
1:<initial>18h+17y+18l 1:<final>18i+18l+17x 1:<final>18i+18l+18l 1:<final>18k+17x+18l 1:<final>18k+17x+18q 1:<final>18k+17x+18p 1:<initial>18k+17w+17w
1:<final>18k+17w+17w 1:<final>18k+17y+18l 1:<initial>18k+17y+18l 1:<final>18k+18l+17x 1:<initial>18k+18l+17x 1:<initial>18l+17x+17w
1:<initial>18l+17x+18l 1:<final>18l+17x+18q 1:<initial>18l+17w+17x 1:<initial>18l+17w+18l 1:<initial>18l+17y+17w 1:<initial>18l+17y+18l
3:<initial>18l+17w+17y 1:<initial>18n+18l+17w 1:<initial>18n+18l+18l 1:<initial>18m+17x+18l 1:<final>18m+17x+18p 1:<final>18m+17w+18l
1:<initial>18m+17w+18l 1:<final>18m+17w+18p 1:<final>18m+18l+18q 1:<final>18m+18l+18p 1:<final>18q+18l+18l 1:<initial>18q+18l+18l 1:<final>17s+17y+18q
1:<final>17u+17w+18q 1:<final>17u+17w+18p 1:<final>17u+17y+18q 1:<final>17u+17y+18p 1:<final>17u+18l+18q 1:<final>17u+18l+18p 1:<final>17w+18l+18q
1:<final>17w+17x+18p 1:<final>17w+18l+18p 1:<final>183+17y+18p 1:<final>185+17x+18q 1:<final>184+17x+18q 1:<final>186+17x+18q 1:<final>18k+17w+18q
1:<final>18k+18l+18q 1:<final>18q+17x+18q 1:<final>18q+17w+18q 1:<final>18q+18l+18q 1:<final>18l+18l+18q 1:<final>18i+18l+18q 1:<final>18m+17x+18q
1:<initial>18i+18l+17x 1:<initial>18k+17x+18l 1:<final>189+18l+18q 1:<final>18j+18l+18q 1:<initial>18m+17w+17x 1:<final>18l+17y+18q
1:<initial>18k+17w+18l 1:<final>18j+18l+18l 1:<final>18k+17w+18l 1:<final>18m+17w+17x 1:<final>17w+17x+18q 1:<final>17x+17w+18q 1:<final>18l+17w+18q
1:<final>18h+18l+18q 1:<final>17s+17x+18q 1:<initial>18j+18l+18l 1:<initial>189+17w+18l 1:<initial>185+18l+18l 1:<final>183+17y+18q
1:<final>18m+17w+18q 15:<isolated>185+18k+1ci 1:<isolated>18i+18k+1ci 1:<isolated>17r+18k+18k+18n 1:<isolated>17r+18j+17s+181
1:<isolated>18l+17x+18l+17z 1:<isolated>185+18k+189+18l 1:<isolated>181+183+18o+18k 1:<isolated>189+18k+18q+18n 1:<isolated>18o+183+18k+18l
1:<isolated>185+18k+18p 1:<isolated>185+18k+18p+w+17r+18k+18k+18n+w+189+18k+18q+18n+w+18o+183+18k+18l 1:<isolated>17w+18k+w+17w+18k+17r+18k+18n
1:<isolated>181+1cc+17r+18k k:<vertical>18 1:<vertical>9hd 1:<vertical>9he 1:<vertical>1m 1:<vertical>1n 1:<vertical>x 1:<vertical>1r 1:<vertical>9hy
1:<vertical>9hz 1:<vertical>6cm n:<vertical>6cl 1:<vertical>6c4 1:<vertical>6c3 1:<vertical>2n 1:<vertical>2n 1:<vertical>14 1:<vertical>15
1:<vertical>3f 1:<vertical>3h 1:<vertical>9hw 1:<vertical>9hx 1:<vertical>9hs 1:<vertical>9ht 1:<vertical>9hm 1:<vertical>9hn 1:<vertical>9hk
1:<vertical>9hl 1:<vertical>9ho 1:<vertical>9hp 1:<vertical>9hq 1:<vertical>9hr 3:<vertical>2j 1:<vertical>2l 1:<compat>6da 1:<compat>6da
1:<compat>6da 1:<compat>6da 1:<compat>2n 1:<compat>2n 1:<compat>2n 1:<small>18 1:<small>9hd 1:<small>1a 2:<small>1n 1:<small>1m 1:<small>1r 1:<small>x
1:<small>6c4 1:<small>14 1:<small>15 1:<small>3f 1:<small>3h 1:<small>9hw 1:<small>9hx 1:<small>z 1:<small>12 1:<small>16 1:<small>17 1:<small>19
1:<small>1o 1:<small>1q 1:<small>1p 2:<small>2k 1:<small>10 1:<small>11 1:<small>1s 5:<isolated>w+18r 1:<medial>18g+18r 1:<isolated>w+18s
2:<isolated>w+18t 2:<isolated>w+18u 1:<medial>18g+18u 1:<isolated>w+18v 1:<medial>18g+18v 1:<isolated>w+18w 1:<medial>18g+18w 1:<isolated>w+18x
1:<medial>18g+18x 1:<isolated>w+18y 1:<medial>18g+18y 1:<isolated>17l 1:<isolated>17m 1:<final>17m 1:<isolated>17n 1:<final>17n 1:<isolated>17o
1:<final>17o 1:<isolated>17p 1:<final>17p 1:<isolated>17q 1:<final>17q 1:<initial>17q 1:<medial>17q 1:<isolated>17r 1:<final>17r 1:<isolated>17s
1:<final>17s 1:<initial>17s 1:<medial>17s 1:<isolated>17t 1:<final>17t 1:<isolated>17u 1:<final>17u 1:<initial>17u 1:<medial>17u 1:<isolated>17v
1:<final>17v 1:<initial>17v 1:<medial>17v 1:<isolated>17w 1:<final>17w 1:<initial>17w 1:<medial>17w 1:<isolated>17x 1:<final>17x 1:<initial>17x
1:<medial>17x 1:<isolated>17y 1:<final>17y 1:<initial>17y 1:<medial>17y 1:<isolated>17z 1:<final>17z 1:<isolated>180 1:<final>180 1:<isolated>181
1:<final>181 1:<isolated>182 1:<final>182 1:<isolated>183 1:<final>183 1:<initial>183 1:<medial>183 1:<isolated>184 1:<final>184 1:<initial>184
1:<medial>184 1:<isolated>185 1:<final>185 1:<initial>185 1:<medial>185 1:<isolated>186 1:<final>186 1:<initial>186 1:<medial>186 1:<isolated>187
1:<final>187 1:<initial>187 1:<medial>187 1:<isolated>188 1:<final>188 1:<initial>188 1:<medial>188 1:<isolated>189 1:<final>189 1:<initial>189
1:<medial>189 1:<isolated>18a 1:<final>18a 1:<initial>18a 1:<medial>18a 1:<isolated>18h 1:<final>18h 1:<initial>18h 1:<medial>18h 1:<isolated>18i
1:<final>18i 1:<initial>18i 1:<medial>18i 1:<isolated>18j 1:<final>18j 1:<initial>18j 1:<medial>18j 1:<isolated>18k 1:<final>18k 1:<initial>18k
1:<medial>18k 1:<isolated>18l 1:<final>18l 1:<initial>18l 1:<medial>18l 1:<isolated>18m 1:<final>18m 1:<initial>18m 1:<medial>18m 1:<isolated>18n
1:<final>18n 1:<initial>18n 1:<medial>18n 1:<isolated>18o 1:<final>18o 1:<isolated>18p 1:<final>18p 1:<isolated>18q 1:<final>18q 1:<initial>18q
1:<medial>18q 1:<isolated>18k+17m 1:<final>18k+17m 1:<isolated>18k+17n 1:<final>18k+17n 1:<isolated>18k+17p 1:<final>18k+17p 1:<isolated>18k+17r
1:<final>18k+17r 5:<wide>x 1:<wide>y 1:<wide>z 1:<wide>10 1:<wide>11 1:<wide>12 1:<wide>13 1:<wide>14 1:<wide>15 1:<wide>16 1:<wide>17 1:<wide>18
1:<wide>19 1:<wide>1a 1:<wide>1b 1:<wide>1c 1:<wide>1d 1:<wide>1e 1:<wide>1f 1:<wide>1g 1:<wide>1h 1:<wide>1i 1:<wide>1j 1:<wide>1k 1:<wide>1l
1:<wide>1m 1:<wide>1n 1:<wide>1o 1:<wide>1p 1:<wide>1q 1:<wide>1r 1:<wide>1s 1:<wide>1t 1:<wide>1u 1:<wide>1v 1:<wide>1w 1:<wide>1x 1:<wide>1y
1:<wide>1z 1:<wide>20 1:<wide>21 1:<wide>22 1:<wide>23 1:<wide>24 1:<wide>25 1:<wide>26 1:<wide>27 1:<wide>28 1:<wide>29 1:<wide>2a 1:<wide>2b
1:<wide>2c 1:<wide>2d 1:<wide>2e 1:<wide>2f 1:<wide>2g 1:<wide>2h 1:<wide>2i 1:<wide>2j 1:<wide>2k 1:<wide>2l 1:<wide>2m 1:<wide>2n 1:<wide>2o
1:<wide>2p 1:<wide>2q 1:<wide>2r 1:<wide>2s 1:<wide>2t 1:<wide>2u 1:<wide>2v 1:<wide>2w 1:<wide>2x 1:<wide>2y 1:<wide>2z 1:<wide>30 1:<wide>31
1:<wide>32 1:<wide>33 1:<wide>34 1:<wide>35 1:<wide>36 1:<wide>37 1:<wide>38 1:<wide>39 1:<wide>3a 1:<wide>3b 1:<wide>3c 1:<wide>3d 1:<wide>3e
1:<wide>3f 1:<wide>3g 1:<wide>3h 1:<wide>3i 1:<wide>879 1:<wide>87a 1:<narrow>9he 1:<narrow>9ho 1:<narrow>9hp 1:<narrow>9hd 1:<narrow>9ob
1:<narrow>9o2 1:<narrow>9lt 1:<narrow>9lv 1:<narrow>9lx 1:<narrow>9lz 1:<narrow>9m1 1:<narrow>9nn 1:<narrow>9np 1:<narrow>9nr 1:<narrow>9mr
1:<narrow>9oc 1:<narrow>9lu 1:<narrow>9lw 1:<narrow>9ly 1:<narrow>9m0 1:<narrow>9m2 1:<narrow>9m3 1:<narrow>9m5 1:<narrow>9m7 1:<narrow>9m9
1:<narrow>9mb 1:<narrow>9md 1:<narrow>9mf 1:<narrow>9mh 1:<narrow>9mj 1:<narrow>9ml 1:<narrow>9mn 1:<narrow>9mp 1:<narrow>9ms 1:<narrow>9mu
1:<narrow>9mw 1:<narrow>9my 1:<narrow>9mz 1:<narrow>9n0 1:<narrow>9n1 1:<narrow>9n2 1:<narrow>9n3 1:<narrow>9n6 1:<narrow>9n9 1:<narrow>9nc
1:<narrow>9nf 1:<narrow>9ni 1:<narrow>9nj 1:<narrow>9nk 1:<narrow>9nl 1:<narrow>9nm 1:<narrow>9no 1:<narrow>9nq 1:<narrow>9ns 1:<narrow>9nt
1:<narrow>9nu 1:<narrow>9nv 1:<narrow>9nw 1:<narrow>9nx 1:<narrow>9nz 1:<narrow>9o3 1:<narrow>9ll 1:<narrow>9lm 1:<narrow>9r8 1:<narrow>9pt
1:<narrow>9pu 1:<narrow>9pv 1:<narrow>9pw 1:<narrow>9px 1:<narrow>9py 1:<narrow>9pz 1:<narrow>9q0 1:<narrow>9q1 1:<narrow>9q2 1:<narrow>9q3
1:<narrow>9q4 1:<narrow>9q5 1:<narrow>9q6 1:<narrow>9q7 1:<narrow>9q8 1:<narrow>9q9 1:<narrow>9qa 1:<narrow>9qb 1:<narrow>9qc 1:<narrow>9qd
1:<narrow>9qe 1:<narrow>9qf 1:<narrow>9qg 1:<narrow>9qh 1:<narrow>9qi 1:<narrow>9qj 1:<narrow>9qk 1:<narrow>9ql 1:<narrow>9qm 4:<narrow>9qn
1:<narrow>9qo 1:<narrow>9qp 1:<narrow>9qq 1:<narrow>9qr 1:<narrow>9qs 3:<narrow>9qt 1:<narrow>9qu 1:<narrow>9qv 1:<narrow>9qw 1:<narrow>9qx
1:<narrow>9qy 3:<narrow>9qz 1:<narrow>9r0 1:<narrow>9r1 1:<narrow>9r2 1:<narrow>9r3 1:<narrow>9r4 3:<narrow>9r5 1:<narrow>9r6 1:<narrow>9r7 4:<wide>4i
1:<wide>4j 1:<wide>4s 1:<wide>4v 1:<wide>4m 1:<wide>4l 1:<wide>6g9 2:<narrow>7b6 1:<narrow>6mo 1:<narrow>6mp 1:<narrow>6mq 1:<narrow>6mr 1:<narrow>7fk
1:<narrow>7gr 1hv:<super>k0 1:<super>k1 1:<super>6e 1:<super>ih 1:<super>gj 2:<super>ir 1:<super>xuu 1:<super>it 1:<super>is 1:<super>gm 1:<super>gn
1:<super>5u9 1:<super>go 1:<super>gu 1:<super>ix 1:<super>h0 1:<super>gy 1:<super>gw 1:<super>ij 1:<super>87 1:<super>ik 1:<super>h3 1:<super>hw
1:<super>iy 1:<super>iz 1:<super>h8 1:<super>2mmc 1:<super>x3i 1:<super>ha 1:<super>2mmd 1:<super>i6 1:<super>2mme 1:<super>6w 1:<super>hi 1:<super>hj
1:<super>35 1:<super>hm 1:<super>2mmg 1:<super>hp 1:<super>hq 1:<super>hs 1:<super>iw 1:<super>iu 1:<super>xuv 1:<super>iv 1:<super>i0 1:<super>8s1
2:<super>i7 1:<super>ip 1:<super>iq 1:<super>ig 1:<super>cg 1:<super>ch 1:<super>ci 1:<super>2mmi 1:<super>2mn2 1r4:=1huh+1hve 2:=1huj+1hve
f:=1hut+1hve 3n:=1hyp+1hyf 1:=1hyq+1hyf f0:=1idj+1ida 1:=1idj+1idz a7:=1int+1inu 1:=1int+1ink 2:=1int+1inx 70:=1iuw+1iun 1:=1iux+1iun ot:=1jjp+1jjk
10di:2jx3+2jxh 1:2jx4+2jxh 1:2jxb+2jxq 1:2jxb+2jxr 1:2jxb+2jxs 1:2jxb+2jxt 1:2jxb+2jxu 2f:2jzt+2jxh 1:2jzu+2jxh 1:2jzv+2jxq 1:2jzw+2jxq 1:2jzv+2jxr
1:2jzw+2jxr g0:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22 1:<font>23 1:<font>24
1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f 1:<font>2g 1:<font>2h
1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y 1:<font>2z 1:<font>30
1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c 1:<font>3d
1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22 1:<font>23 1:<font>24
1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f 1:<font>2g 1:<font>2h
1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 2:<font>2x 1:<font>2y 1:<font>2z 1:<font>30 1:<font>31
1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c 1:<font>3d 1:<font>3e
1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22 1:<font>23 1:<font>24 1:<font>25
1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f 1:<font>2g 1:<font>2h 1:<font>2i
1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y 1:<font>2z 1:<font>30 1:<font>31
1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c 1:<font>3d 1:<font>3e
1:<font>1t 2:<font>1v 1:<font>1w 3:<font>1z 3:<font>22 1:<font>23 3:<font>26 1:<font>27 1:<font>28 1:<font>29 2:<font>2b 1:<font>2c 1:<font>2d
1:<font>2e 1:<font>2f 1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 2:<font>2u 2:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 2:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c
1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22 1:<font>23
1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f 1:<font>2g
1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y 1:<font>2z
1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c
1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 2:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 3:<font>22 1:<font>23 1:<font>24 1:<font>25 1:<font>26
1:<font>27 1:<font>28 1:<font>29 2:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f 1:<font>2g 1:<font>2h 2:<font>2p 1:<font>2q 1:<font>2r
1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y 1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34
1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b 1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 2:<font>1w
1:<font>1x 1:<font>1y 1:<font>1z 2:<font>21 1:<font>22 1:<font>23 1:<font>24 1:<font>25 2:<font>27 4:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e
1:<font>2f 1:<font>2g 1:<font>2h 2:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>1t 1:<font>1u 1:<font>1v 1:<font>1w 1:<font>1x 1:<font>1y 1:<font>1z 1:<font>20 1:<font>21 1:<font>22
1:<font>23 1:<font>24 1:<font>25 1:<font>26 1:<font>27 1:<font>28 1:<font>29 1:<font>2a 1:<font>2b 1:<font>2c 1:<font>2d 1:<font>2e 1:<font>2f
1:<font>2g 1:<font>2h 1:<font>2i 1:<font>2p 1:<font>2q 1:<font>2r 1:<font>2s 1:<font>2t 1:<font>2u 1:<font>2v 1:<font>2w 1:<font>2x 1:<font>2y
1:<font>2z 1:<font>30 1:<font>31 1:<font>32 1:<font>33 1:<font>34 1:<font>35 1:<font>36 1:<font>37 1:<font>38 1:<font>39 1:<font>3a 1:<font>3b
1:<font>3c 1:<font>3d 1:<font>3e 1:<font>8h 1:<font>fr 3:<font>pd 1:<font>pe 1:<font>pf 1:<font>pg 1:<font>ph 1:<font>pi 1:<font>pj 1:<font>pk
1:<font>pl 1:<font>pm 1:<font>pn 1:<font>po 1:<font>pp 1:<font>pq 1:<font>pr 1:<font>ps 1:<font>pt 1:<font>s4 1:<font>pv 1:<font>pw 1:<font>px
1:<font>py 1:<font>pz 1:<font>q0 1:<font>q1 1:<font>6pz 1:<font>q9 1:<font>qa 1:<font>qb 1:<font>qc 1:<font>qd 1:<font>qe 1:<font>qf 1:<font>qg
1:<font>qh 1:<font>qi 1:<font>qj 1:<font>qk 1:<font>ql 1:<font>qm 1:<font>qn 1:<font>qo 1:<font>qp 1:<font>qq 1:<font>qr 1:<font>qs 1:<font>qt
1:<font>qu 1:<font>qv 1:<font>qw 1:<font>qx 1:<font>6pu 1:<font>s5 1:<font>r5 1:<font>s0 1:<font>r9 1:<font>s1 1:<font>ra 1:<font>pd 1:<font>pe
1:<font>pf 1:<font>pg 1:<font>ph 1:<font>pi 1:<font>pj 1:<font>pk 1:<font>pl 1:<font>pm 1:<font>pn 1:<font>po 1:<font>pp 1:<font>pq 1:<font>pr
1:<font>ps 1:<font>pt 1:<font>s4 1:<font>pv 1:<font>pw 1:<font>px 1:<font>py 1:<font>pz 1:<font>q0 1:<font>q1 1:<font>6pz 1:<font>q9 1:<font>qa
1:<font>qb 1:<font>qc 1:<font>qd 1:<font>qe 1:<font>qf 1:<font>qg 1:<font>qh 1:<font>qi 1:<font>qj 1:<font>qk 1:<font>ql 1:<font>qm 1:<font>qn
1:<font>qo 1:<font>qp 1:<font>qq 1:<font>qr 1:<font>qs 1:<font>qt 1:<font>qu 1:<font>qv 1:<font>qw 1:<font>qx 1:<font>6pu 1:<font>s5 1:<font>r5
1:<font>s0 1:<font>r9 1:<font>s1 1:<font>ra 1:<font>pd 1:<font>pe 1:<font>pf 1:<font>pg 1:<font>ph 1:<font>pi 1:<font>pj 1:<font>pk 1:<font>pl
1:<font>pm 1:<font>pn 1:<font>po 1:<font>pp 1:<font>pq 1:<font>pr 1:<font>ps 1:<font>pt 1:<font>s4 1:<font>pv 1:<font>pw 1:<font>px 1:<font>py
1:<font>pz 1:<font>q0 1:<font>q1 1:<font>6pz 1:<font>q9 1:<font>qa 1:<font>qb 1:<font>qc 1:<font>qd 1:<font>qe 1:<font>qf 1:<font>qg 1:<font>qh
1:<font>qi 1:<font>qj 1:<font>qk 1:<font>ql 1:<font>qm 1:<font>qn 1:<font>qo 1:<font>qp 1:<font>qq 1:<font>qr 1:<font>qs 1:<font>qt 1:<font>qu
1:<font>qv 1:<font>qw 1:<font>qx 1:<font>6pu 1:<font>s5 1:<font>r5 1:<font>s0 1:<font>r9 1:<font>s1 1:<font>ra 1:<font>pd 1:<font>pe 1:<font>pf
1:<font>pg 1:<font>ph 1:<font>pi 1:<font>pj 1:<font>pk 1:<font>pl 1:<font>pm 1:<font>pn 1:<font>po 1:<font>pp 1:<font>pq 1:<font>pr 1:<font>ps
1:<font>pt 1:<font>s4 1:<font>pv 1:<font>pw 1:<font>px 1:<font>py 1:<font>pz 1:<font>q0 1:<font>q1 1:<font>6pz 1:<font>q9 1:<font>qa 1:<font>qb
1:<font>qc 1:<font>qd 1:<font>qe 1:<font>qf 1:<font>qg 1:<font>qh 1:<font>qi 1:<font>qj 1:<font>qk 1:<font>ql 1:<font>qm 1:<font>qn 1:<font>qo
1:<font>qp 1:<font>qq 1:<font>qr 1:<font>qs 1:<font>qt 1:<font>qu 1:<font>qv 1:<font>qw 1:<font>qx 1:<font>6pu 1:<font>s5 1:<font>r5 1:<font>s0
1:<font>r9 1:<font>s1 1:<font>ra 1:<font>pd 1:<font>pe 1:<font>pf 1:<font>pg 1:<font>ph 1:<font>pi 1:<font>pj 1:<font>pk 1:<font>pl 1:<font>pm
1:<font>pn 1:<font>po 1:<font>pp 1:<font>pq 1:<font>pr 1:<font>ps 1:<font>pt 1:<font>s4 1:<font>pv 1:<font>pw 1:<font>px 1:<font>py 1:<font>pz
1:<font>q0 1:<font>q1 1:<font>6pz 1:<font>q9 1:<font>qa 1:<font>qb 1:<font>qc 1:<font>qd 1:<font>qe 1:<font>qf 1:<font>qg 1:<font>qh 1:<font>qi
1:<font>qj 1:<font>qk 1:<font>ql 1:<font>qm 1:<font>qn 1:<font>qo 1:<font>qp 1:<font>qq 1:<font>qr 1:<font>qs 1:<font>qt 1:<font>qu 1:<font>qv
1:<font>qw 1:<font>qx 1:<font>6pu 1:<font>s5 1:<font>r5 1:<font>s0 1:<font>r9 1:<font>s1 1:<font>ra 1:<font>rg 1:<font>rh 3:<font>1c 1:<font>1d
1:<font>1e 1:<font>1f 1:<font>1g 1:<font>1h 1:<font>1i 1:<font>1j 1:<font>1k 1:<font>1l 1:<font>1c 1:<font>1d 1:<font>1e 1:<font>1f 1:<font>1g
1:<font>1h 1:<font>1i 1:<font>1j 1:<font>1k 1:<font>1l 1:<font>1c 1:<font>1d 1:<font>1e 1:<font>1f 1:<font>1g 1:<font>1h 1:<font>1i 1:<font>1j
1:<font>1k 1:<font>1l 1:<font>1c 1:<font>1d 1:<font>1e 1:<font>1f 1:<font>1g 1:<font>1h 1:<font>1i 1:<font>1j 1:<font>1k 1:<font>1l 1:<font>1c
1:<font>1d 1:<font>1e 1:<font>1f 1:<font>1g 1:<font>1h 1:<font>1i 1:<font>1j 1:<font>1k 1:<font>1l 1m9:<super>ts 1:<super>tt 1:<super>tu 1:<super>tv
1:<super>tw 1:<super>tx 1:<super>ty 1:<super>tz 1:<super>u0 1:<super>u2 1:<super>u3 1:<super>u4 1:<super>u6 1:<super>u7 1:<super>u8 1:<super>u9
1:<super>ua 1:<super>ub 1:<super>uc 1:<super>ud 1:<super>ue 1:<super>uf 1:<super>ug 1:<super>uj 1:<super>ul 1:<super>um 1:<super>ww9 1:<super>yh
1:<super>uu 1:<super>uw 1:<super>yx 1:<super>xb 1:<super>y7 1:<sub>ts 1:<sub>tt 1:<sub>tu 1:<sub>tv 1:<sub>tw 1:<sub>tx 1:<sub>ty 1:<sub>tz 1:<sub>u0
1:<sub>u2 1:<sub>u3 1:<sub>u6 1:<sub>u7 1:<sub>u9 1:<sub>ub 1:<sub>uc 1:<sub>ud 1:<sub>ue 1:<sub>uf 1:<sub>ug 1:<sub>ui 1:<sub>uj 1:<sub>wh 1:<sub>uu
1:<sub>ut 1:<sub>v3 1:<super>x7 1:<super>wup 1:<super>xd 2oj:<font>17r 1:<font>17s 1:<font>17w 1:<font>17z 2:<font>18o 1:<font>182 1:<font>17x
1:<font>187 1:<font>18q 1:<font>18j 1:<font>18k 1:<font>18l 1:<font>18m 1:<font>183 1:<font>189 1:<font>18h 1:<font>185 1:<font>18i 1:<font>181
1:<font>184 1:<font>17u 1:<font>17v 1:<font>17y 1:<font>180 1:<font>186 1:<font>188 1:<font>18a 1:<font>19q 1:<font>1bu 1:<font>1b5 1:<font>19r
2:<font>17s 1:<font>17w 2:<font>18n 3:<font>17x 2:<font>18q 1:<font>18j 1:<font>18k 1:<font>18l 1:<font>18m 1:<font>183 1:<font>189 1:<font>18h
1:<font>185 1:<font>18i 2:<font>184 1:<font>17u 1:<font>17v 1:<font>17y 2:<font>186 2:<font>18a 7:<font>17w 5:<font>17x 2:<font>18q 2:<font>18k
2:<font>18m 1:<font>183 1:<font>189 2:<font>185 1:<font>18i 2:<font>184 3:<font>17y 2:<font>186 2:<font>18a 2:<font>1bu 2:<font>19r 2:<font>17s
1:<font>17w 2:<font>18n 3:<font>17x 1:<font>187 1:<font>18q 1:<font>18j 2:<font>18l 1:<font>18m 1:<font>183 1:<font>189 1:<font>18h 1:<font>185
1:<font>18i 2:<font>184 1:<font>17u 1:<font>17v 1:<font>17y 2:<font>186 1:<font>188 1:<font>18a 1:<font>19q 2:<font>1b5 2:<font>17r 1:<font>17s
1:<font>17w 1:<font>17z 1:<font>18n 1:<font>18o 1:<font>182 1:<font>17x 1:<font>187 1:<font>18q 2:<font>18k 1:<font>18l 1:<font>18m 1:<font>183
1:<font>189 1:<font>18h 1:<font>185 1:<font>18i 1:<font>181 1:<font>184 1:<font>17u 1:<font>17v 1:<font>17y 1:<font>180 1:<font>186 1:<font>188
1:<font>18a 6:<font>17s 1:<font>17w 1:<font>17z 2:<font>18o 1:<font>182 1:<font>17x 1:<font>187 1:<font>18q 2:<font>18k 1:<font>18l 1:<font>18m
1:<font>183 1:<font>189 1:<font>18h 1:<font>185 1:<font>18i 1:<font>181 1:<font>184 1:<font>17u 1:<font>17v 1:<font>17y 1:<font>180 1:<font>186
1:<font>188 1:<font>18a g5:<compat>1c+1a 1:<compat>1c+18 1:<compat>1d+18 1:<compat>1e+18 1:<compat>1f+18 1:<compat>1g+18 1:<compat>1h+18
1:<compat>1i+18 1:<compat>1j+18 1:<compat>1k+18 1:<compat>1l+18 6:<compat>14+1t+15 1:<compat>14+1u+15 1:<compat>14+1v+15 1:<compat>14+1w+15
1:<compat>14+1x+15 1:<compat>14+1y+15 1:<compat>14+1z+15 1:<compat>14+20+15 1:<compat>14+21+15 1:<compat>14+22+15 1:<compat>14+23+15
1:<compat>14+24+15 1:<compat>14+25+15 1:<compat>14+26+15 1:<compat>14+27+15 1:<compat>14+28+15 1:<compat>14+29+15 1:<compat>14+2a+15
1:<compat>14+2b+15 1:<compat>14+2c+15 1:<compat>14+2d+15 1:<compat>14+2e+15 1:<compat>14+2f+15 1:<compat>14+2g+15 1:<compat>14+2h+15
1:<compat>14+2i+15 1:<compat>9hw+2b+9hx 1:<circle>1v 1:<circle>2a 1:<circle>1v+1w 1:<circle>2f+2i 2:<square>1t 1:<square>1u 1:<square>1v 1:<square>1w
1:<square>1x 1:<square>1y 1:<square>1z 1:<square>20 1:<square>21 1:<square>22 1:<square>23 1:<square>24 1:<square>25 1:<square>26 1:<square>27
1:<square>28 1:<square>29 1:<square>2a 1:<square>2b 1:<square>2c 1:<square>2d 1:<square>2e 1:<square>2f 1:<square>2g 1:<square>2h 1:<square>2i
1:<square>20+2e 1:<square>25+2e 1:<square>2b+1w 1:<square>2b+2b 1:<square>28+28+2e 1:<square>2f+1v r:<super>25+1v 1:<super>25+1w 1:<super>25+2a
10:<square>1w+22 34:<square>9kr+9jf 1:<square>9mb+9mb 1:<square>9md e:<square>jez 1:<square>i1j 1:<square>gjw 1:<square>9mv 1:<square>fik
1:<square>hlm 1:<square>r8j 1:<square>hm1 1:<square>fj8 1:<square>k68 1:<square>mch 1:<square>k2h 1:<square>g99 1:<square>ivg 1:<square>g3x
1:<square>k34 1:<square>g7x 1:<square>oqq 1:<square>n4v 1:<square>rs9 1:<square>hkg 1:<square>gmx 1:<square>lxw 1:<square>jh1 1:<square>jmd
1:<square>feo 1:<square>fex 1:<square>si2 1:<square>ijq 1:<square>ffx 1:<square>gkz 1:<square>jk7 1:<square>rxs 1:<square>jf7 1:<square>o01
1:<square>o6y 1:<square>glk 1:<square>lts 1:<square>kcp 1:<square>kco 1:<square>n5f 1:<square>gaa 1:<square>gxi 1:<square>sp9 5:<compat>9hw+kdo+9hx
1:<compat>9hw+fex+9hx 1:<compat>9hw+fik+9hx 1:<compat>9hw+i2x+9hx 1:<compat>9hw+m9l+9hx 1:<compat>9hw+jf7+9hx 1:<compat>9hw+nh3+9hx
1:<compat>9hw+gd9+9hx 1:<compat>9hw+k0n+9hx 8:<circle>ivr 1:<circle>gkv 1wf:<font>1c 1:<font>1d 1:<font>1e 1:<font>1f 1:<font>1g 1:<font>1h 1:<font>1i
1:<font>1j 1:<font>1k 1:<font>1l 1ds7:fgd 1:fg8 1:fgh 1:2tcy 1:fog 1:fqm 1:fqz 1:fsy 1:fwa 1:fx5 1:fzb 1:fyn 1:ae6 1:2ud6 1:g25 1:g2c 1:g2s 1:g3b
1:2u58 1:aex 1:g2v 1:g3x 1:2u6j 1:g47 1:g4k 1:fkc 1:g4s 1:g51 1:3ly7 1:g6t 1:g77 1:afz 1:g8r 1:g92 1:gaa 1:gaf 1:ahh 1:gcn 1:gcp 1:gdg 1:ge2 1:ged
1:gee 1:gev 1:gg9 1:ggh 1:ggq 1:ghf 1:ghp 1:ghr 1:ghr 1:ghr 1:2v58 1:m7k 1:gju 1:gkf 1:2vdv 1:gkr 1:gkx 1:gli 1:gpq 1:gmw 1:gnc 1:go8 1:gpu 1:gs6
1:gsw 1:gur 1:gv7 1:gw4 1:gw4 1:gwp 1:gx7 1:gxf 1:gxu 1:h7a 1:gzq 1:h7b 1:h1t 1:h2s 1:g7b 1:hke 1:hce 1:hdg 1:he5 1:haj 1:hf6 1:hf5 1:hik 1:2x9g 1:hki
1:hkn 1:hl2 1:hlm 1:hlu 1:hnm 1:2xm0 1:2xnu 1:hrg 1:hsr 1:ht3 1:hqw 1:huu 1:aum 1:av0 1:hzc 1:i0u 1:i0u 1:2y88 1:i4j 1:i54 1:i5j 1:i5v 1:2yhk 1:i67
1:i6e 1:itv 1:i76 1:ayp 1:i8w 1:i9a 1:ibk 1:ia5 1:2z1g 1:if7 1:2z1i 1:ige 1:igb 1:igs 1:ijl 1:ijm 1:b3j 1:ikd 1:ilk 1:im5 1:ind 1:b4y 1:2zr7 1:b5o
1:ipc 1:ipf 1:ipi 1:iq2 1:3pg2 1:iri 1:3035 1:3035 1:poh 1:isi 1:isi 1:b7r 1:335k 1:3cgq 1:iua 1:iuj 1:b8j 1:ivu 1:ix9 1:ixj 1:iyh 1:j29 1:bay 1:ba4
1:j2s 1:30t0 1:j47 1:j7s 1:j7w 1:j7y 1:j7w 1:j96 1:j9q 1:jaq 1:jac 1:jan 1:jby 1:jci 1:jcm 1:jdc 1:jdn 1:jfh 1:jht 1:jis 1:jm8 1:31n0 1:jlp 1:jjw
1:jmw 1:jnn 1:jqc 1:31td 1:js2 1:jph 1:jop 1:bhq 1:ju1 1:jum 1:jvh 1:juf 1:bjg 1:k0f 1:k18 1:32mi 1:k4j 1:kc8 1:k7d 1:bo9 1:k9d 1:bns 1:bms 1:g42
1:g45 1:kcg 1:k9o 1:pf1 1:deh 1:kd3 1:kd7 1:kdd 1:kf2 1:ker 1:33cz 1:bpl 1:kje 1:kg5 1:klu 1:kn9 1:33hp 1:kni 1:kkf 1:kr8 1:brx 1:ksi 1:kv7 1:kx6
1:l2g 1:33xf 1:l3v 1:bvc 1:l5t 1:34br 1:l78 1:bwu 1:l82 1:l9b 1:la2 1:la3 1:34p9 1:2yvf 1:34sa 1:le6 1:354s 1:lhb 1:lhp 1:lev 1:ljq 1:lku 1:lmf 1:lkx
1:lm1 1:lmg 1:lmt 1:357i 1:lkk 1:lrj 1:lta 1:c37 1:lvv 1:lvr 1:35jl 1:lq1 1:m0e 1:35ni 1:35ou 1:m2u 1:m61 1:m5a 1:m57 1:c5y 1:m6i 1:m7x 1:m7r 1:m99
1:2u5h 1:mdh 1:368z 1:mfw 1:36i3 1:mjs 1:mk5 1:mkw 1:36yw 1:mm8 1:mmt 1:3779 1:37dg 1:mt6 1:mtn 1:cdo 1:mud 1:ce0 1:ce0 1:myv 1:mzg 1:n01 1:n0l 1:n2i
1:cgr 1:n50 1:386u 1:n5q 1:389e 1:n74 1:2zrz 1:nbk 1:38v5 1:38vs 1:38zo 1:cn0 1:cnc 1:nhw 1:394j 1:394i 1:395l 1:396b 1:nj2 1:nj3 1:nj3 1:nka 1:cop
1:nm3 1:cp2 1:cra 1:39r1 1:nri 1:nt8 1:nv0 1:ctf 1:3a5i 1:nyu 1:3a8q 1:3a9x 1:o0f 1:o2z 1:cvj 1:o5c 1:o5m 1:o5r 1:3at8 1:3b1j 1:3b1j 1:oa6 1:d1e
1:3b8r 1:og6 1:og9 1:d2f 1:3beo 1:onm 1:d5s 1:oo8 1:oo3 1:oow 1:3c06 1:orn 1:d8h 1:ouf 1:ow2 1:oxx 1:d9w 1:3ciw 1:3cjr 1:dax 1:3cnt 1:p6i 1:3cqm 1:p79
1:pa2 1:pad 1:3d22 1:3d43 1:pcw 1:3d7s 1:pdc 1:33a7 1:ded 1:pf6 1:phf 1:dfv 1:pj2 1:hx1 1:3dlz 1:3dmd 1:33bn 1:33bw 1:poh 1:pok 1:sda 1:dij 1:psh
1:psb 1:pst 1:gc3 1:ptd 1:ptf 1:ptp 1:puu 1:3ebg 1:put 1:pwd 1:pyb 1:q0d 1:pwj 1:q0t 1:q1z 1:q53 1:pxv 1:q16 1:q18 1:q1o 1:3eie 1:3eqz 1:3emt 1:dnv
1:q9d 1:q9f 1:qae 1:3g0a 1:qck 1:3f3g 1:dp9 1:dpd 1:3f75 1:3ff6 1:dpn 1:qj4 1:qjg 1:qjr 1:qjt 1:qll 1:qko 1:qoe 1:qn6 1:qrd 1:qp4 1:qqz 1:qrq 1:dsn
1:qu9 1:qv5 1:dtl 1:qxs 1:qxv 1:3giv 1:r13 1:r1a 1:dv9 1:r22 1:aez 1:3gz2 1:3h46 1:dz2 1:dzb 1:rds 1:rfx 1:rka 1:rpx 1:3hrc 1:rsb 1:rsx 1:rvf 1:rxz
1:3i9b 1:2upw 1:s0b 1:rzw 1:s1c 1:2uvy 1:s7o 1:sag 1:3jki 1:3jl9 1:sk4 1:smp 1:snl 1:3ju6 1:snv 1:svs 1:t07 1:t08 1:sxo 1:t89 1:t91 1:3ksa 1:tjf 1:ej9
1:tkn 1:3l2v 1:eli 1:ts3 1:iia 1:tur 1:3ltx 1:3lzu 1:epa 1:epi 1:u00 1:3mdm 1:er6 1:3mhi 1:u17 1:u17 1:u21 1:3mpi 1:u76 1:eur 1:u95 1:ucn 1:ude 1:uf2
1:ez2 1:3nsg 1:umq 1:uv4 1:v0d 1:f66 1:f71 1:v3b 1:3owe 1:f7c 1:3oxx 1:3p5a 1:3p8x 1:vcr 1:f9y 1:veh 1:vem 1:vet 1:vf3 1:vfa 1:vgb 1:3pxc"""
NUMERIC = """\
1c:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3d:2 1:3 6:1 3:0.25n 1:0.5n 1:0.75n 142:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3r:0d 1:1d
1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 5j:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d bh:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3b:0d
1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 5:0.0625n 1:0.125n 1:0.1875n 1:0.25n 1:0.75n 1:16.0n 31:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d
3b:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3b:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3:0.25n 1:0.5n 1:0.75n 1:0.0625n 1:0.125n
1:0.1875n 33:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:10.0n 1:100.0n 1:1000.0n 38:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 9:0.0n
1:1.0n 1:2.0n 1:3.0n 1:1.0n 1:2.0n 1:3.0n 2w:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2x:0.00625n 1:0.025n 1:0.0375n 1:0.05n 1:0.1n 1:0.15n
1:0.2n 8:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:10.0n 1:100.0n 1:1000.0n 1:0.25n 1:0.5n 1:0.75n 1:0.0625n 1:0.125n 1:0.1875n 32:0d 1:1d
1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2p:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3b:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1z:0d
1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:0.5n 1:1.5n 1:2.5n 1:3.5n 1:4.5n 1:5.5n 1:6.5n 1:7.5n 1:8.5n 1:-0.5n 7h:0d 1:1d 1:2d 1:3d 1:4d 1:5d
1:6d 1:7d 1:8d 1:9d 1z:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d k0:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n
1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n 1:10000.0n oi:17.0n 1:18.0n 1:19.0n 6o:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 7:0.0n 1:1.0n 1:2.0n
1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n n:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 8d:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d
3l:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:1 4m:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 7:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d
1:9d 53:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2f:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3r:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d
1:8d 1:9d 7:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d t3:0 4:4 1:5 1:6 1:7 1:8 1:9 7:0 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9
5j:0.14285714285714285n 1:0.1111111111111111n 1:0.1n 1:0.3333333333333333n 1:0.6666666666666666n 1:0.2n 1:0.4n 1:0.6n 1:0.8n 1:0.16666666666666666n
1:0.8333333333333334n 1:0.125n 1:0.375n 1:0.625n 1:0.875n 1:1.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:11.0n
1:12.0n 1:50.0n 1:100.0n 1:500.0n 1:1000.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:11.0n 1:12.0n 1:50.0n 1:100.0n
1:500.0n 1:1000.0n 1:1000.0n 1:5000.0n 1:10000.0n 3:6.0n 1:50.0n 1:50000.0n 1:100000.0n 1:0.0n k7:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:11.0n
1:12.0n 1:13.0n 1:14.0n 1:15.0n 1:16.0n 1:17.0n 1:18.0n 1:19.0n 1:20.0n 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:11.0n 1:12.0n 1:13.0n 1:14.0n
1:15.0n 1:16.0n 1:17.0n 1:18.0n 1:19.0n 1:20.0n 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:11.0n 1:12.0n 1:13.0n 1:14.0n 1:15.0n 1:16.0n 1:17.0n
1:18.0n 1:19.0n 1:20.0n 27:0 1:11.0n 1:12.0n 1:13.0n 1:14.0n 1:15.0n 1:16.0n 1:17.0n 1:18.0n 1:19.0n 1:20.0n 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9
1:10.0n 1:0 hj:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n
12i:0.5n lm:0.0n q:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n f:10.0n 1:20.0n 1:30.0n 9k:1.0n 1:2.0n 1:3.0n 1:4.0n 3v:1.0n 1:2.0n
1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n v:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 2:21.0n 1:22.0n 1:23.0n
1:24.0n 1:25.0n 1:26.0n 1:27.0n 1:28.0n 1:29.0n 1:30.0n 1:31.0n 1:32.0n 1:33.0n 1:34.0n 1:35.0n x:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n
1:8.0n 1:9.0n 1:10.0n 14:36.0n 1:37.0n 1:38.0n 1:39.0n 1:40.0n 1:41.0n 1:42.0n 1:43.0n 1:44.0n 1:45.0n 1:46.0n 1:47.0n 1:48.0n 1:49.0n 1:50.0n 92:5.0n
3i:2.0n pz:5.0n mb:7.0n 3oz:1.0n 3:7.0n 4:10000.0n 2:3.0n r:2.0n 1l:9.0n 1b:2.0n 8:5.0n 2:4.0n m:1e+16n j:100000000.0n 1:10.0n v:1000.0n 9:3.0n
11:5.0n 2r:100.0n 3d:2.0n t:2.0n 72:100000000.0n 1u:1000000.0n z:2.0n 2:8.0n 2:6.0n d0:10.0n 2:1000.0n 1:20.0n 1:30.0n 7:40.0n 39:3.0n 1:3.0n 1:3.0n
1:3.0n lz:4.0n eu:1.0n 8:1.0n 135:1.0n 3o:9.0n 1:20.0n d:1.0n 1:2.0n 1:3.0n 2:2.0n qo:7.0n 1a:10.0n 26:8.0n w6:7.0n 11o:0.0n dk:7.0n wg:9.0n ko:100.0n
n:200.0n ns:1000000000.0n 1ax:4.0n py:10000.0n 1oi:2.0n 5:2.0n 3h:2.0n ym:9.0n ij:9.0n ag:1000.0n 11:6.0n 6:100.0n 18:6.0n 3i:0.0n 2zu:0d 1:1d 1:2d
1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 59:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:0.0n 8x:0.25n 1:0.5n 1:0.75n 1:0.0625n 1:0.125n
1:0.1875n 4b:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 13:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 5j:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d
1:7d 1:8d 1:9d n:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2f:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d bb:0d 1:1d 1:2d 1:3d 1:4d 1:5d
1:6d 1:7d 1:8d 1:9d faq:3.0n 8:10.0n 5:2.0n 1m:0.0n v:6.0n 2:6.0n 16:10.0n 103:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d dq:1.0n 1:2.0n 1:3.0n
1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n 1:200.0n 1:300.0n 1:400.0n
1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 1:1000.0n 1:2000.0n 1:3000.0n 1:4000.0n 1:5000.0n 1:6000.0n 1:7000.0n 1:8000.0n 1:9000.0n 1:10000.0n
1:20000.0n 1:30000.0n 1:40000.0n 1:50000.0n 1:60000.0n 1:70000.0n 1:80000.0n 1:90000.0n d:0.25n 1:0.5n 1:1.0n 1:5.0n 1:50.0n 1:500.0n 1:5000.0n
1:50000.0n 1:5.0n 1:10.0n 1:50.0n 1:100.0n 1:500.0n 1:1000.0n 1:5000.0n 1:5.0n 1:10.0n 1:50.0n 1:100.0n 1:500.0n 1:1000.0n 1:10000.0n 1:50000.0n
1:10.0n 1:1.0n 1:1.0n 1:1.0n 1:2.0n 1:2.0n 1:2.0n 1:2.0n 1:5.0n 1:10.0n 1:10.0n 1:10.0n 1:10.0n 1:10.0n 1:30.0n 1:50.0n 1:50.0n 1:50.0n 1:50.0n
1:100.0n 1:300.0n 1:500.0n 1:500.0n 1:500.0n 1:500.0n 1:500.0n 1:1000.0n 1:5000.0n 1:5.0n 1:50.0n 1:0.5n 1:0.5n 1:0.6666666666666666n 1:0.75n i:0.0n
1:0.25n 9i:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n
1:100.0n 1:200.0n 1:300.0n 1:400.0n 1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 11:1.0n 1:5.0n 1:10.0n 1:50.0n u:90.0n 9:900.0n 3r:1.0n 1:2.0n
1:10.0n 1:20.0n 1:100.0n 5n:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d q7:1.0n 1:2.0n 1:3.0n 1:10.0n 1:20.0n 1:100.0n 1:1000.0n 1:10000.0n q:1.0n
1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:10.0n 1:20.0n 14:1.0n 1:2.0n 1:3.0n 1:4.0n 1:4.0n 1:5.0n 1:10.0n 1:20.0n 1:100.0n 24:1.0n 1:5.0n 1:10.0n 1:20.0n
1:100.0n n:1.0n 1:10.0n 1:20.0n 1:100.0n 1:2.0n 1:3.0n 4h:0.9166666666666666n 1:0.5n 3:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n
1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 3:100.0n 1:200.0n 1:300.0n 1:400.0n 1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 1:1000.0n
1:2000.0n 1:3000.0n 1:4000.0n 1:5000.0n 1:6000.0n 1:7000.0n 1:8000.0n 1:9000.0n 1:10000.0n 1:20000.0n 1:30000.0n 1:40000.0n 1:50000.0n 1:60000.0n
1:70000.0n 1:80000.0n 1:90000.0n 1:100000.0n 1:200000.0n 1:300000.0n 1:400000.0n 1:500000.0n 1:600000.0n 1:700000.0n 1:800000.0n 1:900000.0n
1:0.08333333333333333n 1:0.16666666666666666n 1:0.25n 1:0.3333333333333333n 1:0.4166666666666667n 1:0.5n 1:0.5833333333333334n 1:0.6666666666666666n
1:0.75n 1:0.8333333333333334n 1t:1 1:2 1:3 1:4 1:10.0n 1:20.0n 1:100.0n 1:1000.0n 1:0.5n 1h:1.0n 1:50.0n v:1.0n 1:10.0n 1:20.0n 24:1.0n 1:5.0n 1:10.0n
1:20.0n 1:100.0n 2x:1.0n 1:2.0n 1:3.0n 1:4.0n 1:10.0n 1:20.0n 1:100.0n 1:1000.0n p:1.0n 1:2.0n 1:3.0n 1:4.0n 1:10.0n 1:20.0n 1:100.0n 1:1000.0n
16:1.0n 1:2.0n 1:3.0n 1:4.0n 1:10.0n 1:20.0n 1:100.0n 97:1.0n 1:5.0n 1:10.0n 1:50.0n 1:100.0n 1:1000.0n 1d:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d
1:9d 87:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n 1:200.0n 1:300.0n 1:400.0n
1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 1:0.5n 1:0.25n 1:0.3333333333333333n 1:0.6666666666666666n 4f:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:10.0n
1:20.0n 1:30.0n 1:100.0n 1:0.5n 17:1.0n 1:10.0n 1:20.0n 1:100.0n 35:1.0n 1:2.0n 1:3.0n 1:4.0n 1:10.0n 1:20.0n 1:100.0n 3r:1 1:2 1:3 1:4 1:5 1:6 1:7
1:8 1:9 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n 1:1000.0n 1:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d
3l:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1p:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 41:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d
1:9d 8:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n
1:1000.0n 70:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 9j:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 3b:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d
1:7d 1:8d 1:9d af:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2v:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2v:0d 1:1d 1:2d 1:3d 1:4d 1:5d
1:6d 1:7d 1:8d 1:9d 1:10.0n 1:20.0n bp:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n
1:90.0n 2m:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d l3:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n
1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:100.0n 6c:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d
1:8d 1:9d 1z:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d br:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2v:0.003125n 1:0.00625n 1:0.0125n
1:0.015625n 1:0.025n 1:0.03125n 1:0.0375n 1:0.046875n 1:0.05n 1:0.0625n 1:0.0625n 1:0.1n 1:0.125n 1:0.15n 1:0.1875n 1:0.2n 1:0.25n 1:0.5n 1:0.5n
1:0.75n 1:0.003125n to:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:4.0n 1:5.0n 1:6.0n
1:7.0n 1:8.0n 1:9.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:2.0n 1:3.0n 1:3.0n 1:4.0n
1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:1.0n 1:2.0n 1:3.0n 1:3.0n 1:4.0n 1:5.0n 1:216000.0n 1:432000.0n 1:1.0n 1:2.0n 1:3.0n 1:3.0n 1:4.0n 1:5.0n 1:3.0n
1:3.0n 1:4.0n 1:4.0n 1:4.0n 1:4.0n 1:6.0n 1:7.0n 1:7.0n 1:7.0n 1:8.0n 1:8.0n 1:9.0n 1:9.0n 1:9.0n 1:9.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:1.0n
1:2.0n 1:3.0n 1:4.0n 1:4.0n 1:5.0n 1:5.0n 1:2.0n 1:3.0n 1:1.0n 1:2.0n 1:0.3333333333333333n 1:0.6666666666666666n 1:0.8333333333333334n
1:0.3333333333333333n 1:0.6666666666666666n 1:0.125n 1:0.25n 1:0.16666666666666666n 1:0.25n 1:0.25n 1:0.5n 1:0.3333333333333333n 1:0.6666666666666666n
1:40.0n 1:50.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n dte:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2f:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d
1:8d 1:9d 3r:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 2:10.0n 1:100.0n 1:10000.0n 1:1000000.0n 1:100000000.0n 1:10000000000.0n
1:1000000000000.0n m7:0.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:11.0n 1:12.0n 1:13.0n 1:14.0n 1:15.0n 1:16.0n
1:17.0n 1:18.0n 1:19.0n 1:1.0n 1:2.0n 1:3.0n jsa:0.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:11.0n 1:12.0n 1:13.0n
1:14.0n 1:15.0n 1:16.0n 1:17.0n 1:18.0n 1:19.0n d:0.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:11.0n 1:12.0n 1:13.0n
1:14.0n 1:15.0n 1:16.0n 1:17.0n 1:18.0n 1:19.0n 31:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n
1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:1.0n 1:5.0n uu:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:0d 1:1d
1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1:0d 1:1d
1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d 1tt:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d br:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d dz:0d
1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d r2:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 3l:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d
1:8d 1:9d m0:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n
1:100.0n 1:200.0n 1:300.0n 1:400.0n 1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 1:1000.0n 1:2000.0n 1:3000.0n 1:4000.0n 1:5000.0n 1:6000.0n 1:7000.0n
1:8000.0n 1:9000.0n 1:10000.0n 1:20000.0n 1:30000.0n 1:40000.0n 1:50000.0n 1:60000.0n 1:70000.0n 1:80000.0n 1:90000.0n 1:100000.0n 1:200000.0n
1:100000.0n 1:10000000.0n 1:20000000.0n 1:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 2:0.25n 1:0.5n 1:0.75n 2:1.0n 1:2.0n 1:10000.0n
1:100000.0n 25:1.0n 1:2.0n 1:3.0n 1:4.0n 1:5.0n 1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:20.0n 1:30.0n 1:40.0n 1:50.0n 1:60.0n 1:70.0n 1:80.0n 1:90.0n
1:100.0n 1:200.0n 1:300.0n 1:400.0n 1:500.0n 1:600.0n 1:700.0n 1:800.0n 1:900.0n 1:1000.0n 1:2000.0n 1:3000.0n 1:4000.0n 1:5000.0n 1:6000.0n 1:7000.0n
1:8000.0n 1:9000.0n 1:10000.0n 1:20000.0n 1:30000.0n 1:40000.0n 1:50000.0n 1:60000.0n 1:70000.0n 1:80000.0n 1:90000.0n 2:2.0n 1:3.0n 1:4.0n 1:5.0n
1:6.0n 1:7.0n 1:8.0n 1:9.0n 1:10.0n 1:400.0n 1:600.0n 1:2000.0n 1:10000.0n 1:0.5n 1:0.16666666666666666n qr:0 1:0 1:1 1:2 1:3 1:4 1:5 1:6 1:7 1:8 1:9
1:0.0n 1:0.0n 25g:0d 1:1d 1:2d 1:3d 1:4d 1:5d 1:6d 1:7d 1:8d 1:9d so:7.0n 2r:4.0n 3i:4.0n 1r:5.0n 1l5:1.0n 2h:30.0n 9:40.0n g:40.0n 9a:6.0n j:3.0n
s:3.0n 4tz:2.0n 16w:3.0n 3gj:3.0n 7rm:4.0n tnn:9.0n"""
